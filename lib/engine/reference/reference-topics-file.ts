import type { ReferenceTopic } from './reference-topics';

/** Vectors are stored as integers from -127 to 127; the length of a row does not matter. */
const SCALE = 127;

/** Writes the list of topics as JSON, one line `[name, parent, ...phrases]` per topic. */
export function writeReferenceTopics(topics: readonly ReferenceTopic[]): string {
  const lines = topics.map(({ name, parent, phrases }) => JSON.stringify([name, parent, ...phrases]));
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** Reads what `writeReferenceTopics` wrote. */
export function readReferenceTopics(file: string): ReferenceTopic[] {
  const rows = JSON.parse(file) as [string, number | null, ...string[]][];
  return rows.map(([name, parent, ...phrases]) => ({ name, parent, phrases }));
}

/** Quantises unit vectors to a quarter of their size. */
export function quantizeVectors(vectors: Float32Array): Int8Array<ArrayBuffer> {
  const largest = vectors.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return Int8Array.from(vectors, (x) => Math.round((x / largest) * SCALE));
}
