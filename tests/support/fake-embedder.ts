import type { Embedder } from '@/lib/embedding/embedder';

const DIMENSIONS = 64;

/**
 * A fake embedder under which texts with common words are near each other: every word has its own direction, derived
 * from its letters.
 */
export function fakeEmbedder(): Embedder & { texts: string[] } {
  const texts: string[] = [];
  return {
    model: { id: 'fake', revision: '1', dimensions: DIMENSIONS, titles: 1 },
    device: 'javascript',
    /** Every text that was embedded, so that a test can check that a text was not embedded again. */
    texts,
    async embed(wanted) {
      texts.push(...wanted);
      return wanted.map(vectorOf);
    },
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? ['']) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + letter.charCodeAt(0)) % 65_521;
    for (let number = 0; number < DIMENSIONS; number++) {
      vector[number] = (vector[number] ?? 0) + Math.sin(hash * (number + 1));
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
