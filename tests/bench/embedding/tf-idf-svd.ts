import { toUnitLength } from '@/lib/vectors/float-vectors';
import { seededRandom } from '@/tests/bench/filing/trees';

const DIMENSIONS = 256;
/** Rounds of orthogonal iteration from random directions. */
const ROUNDS = 3;
const LEAST_DOCUMENTS = 4;
const MOST_WORDS = 40_000;

interface Sparse {
  words: Int32Array;
  weights: Float32Array;
}

/**
 * The classic baseline: TF-IDF of words, reduced to 256 numbers by a truncated SVD of the texts that it learns from.
 */
export function learnTfIdfSvd(texts: string[]): { embed(text: string): Float32Array; bytes: number } {
  const { wordIds, idf } = learnWords(texts);
  const weigh = (text: string) => tfIdf(text, wordIds, idf);
  const rows = texts.map(weigh);
  const basis = rightSingularVectors(rows, idf.length);
  return {
    embed: (text) => toUnitLength(Float32Array.from(project(weigh(text), basis))),
    bytes: idf.length * (DIMENSIONS + 1) * 4,
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

function learnWords(texts: string[]): { wordIds: Map<string, number>; idf: Float32Array } {
  const documents = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(wordsOf(text))) documents.set(word, (documents.get(word) ?? 0) + 1);
  }
  const kept = [...documents]
    .filter(([, count]) => count >= LEAST_DOCUMENTS)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS);
  return {
    wordIds: new Map(kept.map(([word], i) => [word, i])),
    idf: Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
}

function tfIdf(text: string, wordIds: Map<string, number>, idf: Float32Array): Sparse {
  const counts = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const id = wordIds.get(word);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const weights = Float32Array.from(counts, ([id, count]) => (1 + Math.log(count)) * (idf[id] as number));
  const length = Math.hypot(...weights) || 1;
  return { words: Int32Array.from(counts.keys()), weights: weights.map((weight) => weight / length) };
}

/** An orthonormal basis of the leading right singular vectors, one row per word. */
function rightSingularVectors(rows: Sparse[], words: number): Float64Array[] {
  const random = seededRandom(1);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let basis = Array.from({ length: words }, () => Float64Array.from({ length: DIMENSIONS }, gaussian));
  for (let round = 0; round < ROUNDS; round++) {
    const next = Array.from({ length: words }, () => new Float64Array(DIMENSIONS));
    for (const row of rows) {
      const projected = project(row, basis);
      row.words.forEach((word, i) => {
        addScaled(next[word] as Float64Array, projected, row.weights[i] as number);
      });
    }
    basis = next;
    orthonormalise(basis);
  }
  return basis;
}

function project(row: Sparse, basis: Float64Array[]): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  row.words.forEach((word, i) => {
    addScaled(sum, basis[word] as Float64Array, row.weights[i] as number);
  });
  return sum;
}

/** Gram-Schmidt orthonormalisation of the columns. */
function orthonormalise(rows: Float64Array[]): void {
  const columns = Array.from({ length: DIMENSIONS }, (_, c) =>
    Float64Array.from(rows, (row) => row[c] as number),
  );
  columns.forEach((column, c) => {
    for (const before of columns.slice(0, c)) addScaled(column, before, -inner(column, before));
    const length = Math.sqrt(inner(column, column)) || 1;
    column.forEach((value, r) => {
      column[r] = value / length;
    });
  });
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      row[c] = column[r] as number;
    });
  });
}

function addScaled(sum: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (other[i] as number);
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
