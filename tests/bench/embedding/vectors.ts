import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EmbeddingPage } from '@/tests/support/embedding-page/open';
import type { EmbeddingTask } from '@/tests/support/embedding-page/worker';
import type { BenchModel } from './models';

/** Texts that are sent to the browser at once; earlier vectors survive a crash. */
const CHUNK = 128;

/**
 * A model's vectors of texts. A static model embeds them here; any other model runs in Chromium, and each vector is
 * cached, since a thousand texts take minutes.
 */
export function vectorsOf(
  model: BenchModel,
  open: EmbeddingPage,
): (texts: string[]) => Promise<Float32Array[]> {
  const { direct } = model;
  if (direct) return (texts) => direct.embed(texts);
  const url = open.modelUrl(model.folder);
  const kept = keptVectors(`${model.name}-${model.revision}`);
  return async (texts) => {
    const missing = [...new Set(texts)].filter((text) => !kept.get(text));
    for (let start = 0; start < missing.length; start += CHUNK) {
      const chunk = missing.slice(start, start + CHUNK);
      const task: EmbeddingTask = {
        way: 'wasm',
        model: { url },
        texts: chunk,
        rounds: 1,
        returnVectors: true,
      };
      const { vectors } = await open.page.evaluate((given) => window.embedInWorker(given), task);
      kept.add(chunk, vectors);
      console.error(`${model.name}: ${start + chunk.length} of ${missing.length} texts`);
    }
    return texts.map((text) => kept.get(text) ?? new Float32Array());
  };
}

function keptVectors(name: string) {
  const folder = resolve('node_modules/.cache/papertree-bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const vectors = new Map(lines.map((line) => JSON.parse(line) as [string, number[]]));
  const keyOf = (text: string) => createHash('sha1').update(text).digest('base64');
  return {
    get(text: string): Float32Array | undefined {
      const vector = vectors.get(keyOf(text));
      return vector && Float32Array.from(vector);
    },
    add(texts: string[], made: number[][]): void {
      texts.forEach((text, i) => {
        const line: [string, number[]] = [keyOf(text), made[i] ?? []];
        vectors.set(...line);
        appendFileSync(file, `${JSON.stringify(line)}\n`);
      });
    },
  };
}
