import type { TopicId } from '@/lib/domain/ids';
import { rankerTrees, sumOfTrees } from '@/lib/engine/features/boosted-trees';
import { COMPARED_FEATURES, comparedFeatures } from '@/lib/engine/features/compared-features';
import { FEATURES, features, type Query } from '@/lib/engine/features/features';
import { weights } from '@/lib/engine/features/weights';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { type TopicStatistics, topicStatistics } from '@/lib/engine/state/topic-statistics';
import type { TopicSums } from '@/lib/engine/state/topic-sums';
import { candidatesFor } from './candidate-topics';
import { openSetProbability } from './open-set';

export interface Ranking {
  /**
   * Every candidate (a row of the topic statistics) with the probability that it is the place, assuming that the
   * paper has one; likeliest first.
   */
  probabilities: { row: number; probability: number }[];
  /** Probability that the paper belongs to no existing topic. */
  openSetProbability: number;
}

/** Ranks the topics that the paper may belong to; `rejected` ones are left out. */
export function rankTopics(state: LibraryState, query: Query, rejected: ReadonlySet<TopicId>): Ranking {
  const statistics = topicStatistics(state);
  const { topics } = statistics;
  const candidates = candidatesFor(state, query, rejected);
  const rows = features(state, query, candidates);
  const scores = scoresOf(rows);
  const papers = statistics.own.reduce((sum, own) => sum + own, 0);
  const compared = comparedFeatures(rows, scores, papers);
  const boosted = scores.map((score, i) => score + sumOfTrees(rankerTrees, compared, i * COMPARED_FEATURES));
  const chosen = softmax(boosted);
  const probabilities = candidates
    .map((row, i) => ({ row, probability: chosen[i] as number }))
    .sort(
      (a, b) =>
        b.probability - a.probability || ((topics[a.row] as string) < (topics[b.row] as string) ? -1 : 1),
    );
  const unseen = openSetProbability(statistics, candidates, rows, scores);
  const known = query.vector.some((x) => x !== 0) ? 1 : knownShare(statistics, candidates, query);
  return { probabilities, openSetProbability: 1 - (1 - unseen) * known };
}

/** Share of a paper's words that the topics must contain for its words alone to count as much as a vector. */
const WORDS_ENOUGH = 0.5;

/**
 * How far the topics cover the words of a paper without a vector, 0 to 1. If they contain none of them, nothing
 * supports any topic. The open-set trees cannot tell, because they were fitted only on papers with vectors.
 */
function knownShare({ branches }: TopicStatistics, candidates: number[], { words }: Query): number {
  const isKnown = (word: number) =>
    candidates.some((row) => {
      const branch = branches[row] as TopicSums;
      return branch.words.weight(word) > 0 || branch.nameWords.includes(word);
    });
  const known = words.filter((code) => isKnown(code >>> 1)).length;
  return Math.min(1, known / Math.max(1, words.length) / WORDS_ENOUGH);
}

/** Each candidate's log odds by the linear weights, up to a constant. */
export function scoresOf(rows: Float64Array): number[] {
  const columns = FEATURES.map((feature) => weights[feature]);
  return Array.from({ length: rows.length / columns.length }, (_, i) =>
    columns.reduce((sum, weight, column) => sum + weight * (rows[i * columns.length + column] as number), 0),
  );
}

/** Log odds as probabilities that add up to 1. */
export function softmax(scores: number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, x) => sum + x, 0);
  return odds.map((x) => x / total);
}
