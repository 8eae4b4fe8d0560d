import type { LibraryState } from '@/lib/engine/state/library-state';
import { WordCounts } from '@/lib/engine/state/word-counts';

/** Stems that are far more frequent in these papers than in the library, strongest first; at most `limit`. */
export function discriminativeTerms(state: LibraryState, rows: number[], limit: number): string[] {
  const counts = new WordCounts();
  counts.addAll(rows.flatMap((row) => state.papers.rows[row]?.words ?? []));
  const strengths = Array.from(counts.words, (word, i) => {
    return { word, strength: excess(state, word, counts.weights[i] as number, counts.total) };
  });
  return strengths
    .sort((a, b) => b.strength - a.strength || a.word - b.word)
    .slice(0, limit)
    .flatMap(({ word }) => state.vocabulary.words[word] ?? []);
}

/**
 * How much more weight a word has among `total` than its share in the library predicts, in bits over all its uses.
 */
export function excess(state: LibraryState, word: number, weight: number, total: number): number {
  if (weight <= 0) return 0;
  const expected = (total * ((state.documentFrequency[word] ?? 0) + 0.5)) / (state.wordTotal + 1000);
  return weight * Math.log2(weight / (expected + 0.1));
}
