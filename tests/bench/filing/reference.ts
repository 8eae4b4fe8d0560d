import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ReferenceTopics, readReferenceTopics } from '@/lib/engine';

const modelFolder = fileURLToPath(new URL('../../../public/models/papertree-static/', import.meta.url));

/** The reference topics that the extension bundles. */
export function bundledReference(): ReferenceTopics {
  const topics = readReferenceTopics(readFileSync(`${modelFolder}reference-topics.json`, 'utf8'));
  const bytes = new Int8Array(new Uint8Array(readFileSync(`${modelFolder}reference-topics.bin`)).buffer);
  return new ReferenceTopics(topics, Float32Array.from(bytes));
}
