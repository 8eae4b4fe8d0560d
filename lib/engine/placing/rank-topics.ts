import type { TopicId } from '@/lib/domain/ids';
import { FEATURES, features, type Query } from '@/lib/engine/features/features';
import { weights } from '@/lib/engine/features/weights';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { topicStatistics } from '@/lib/engine/state/topic-statistics';
import { candidatesFor } from './candidates';
import { openSetProbability } from './open-set';

export interface Ranking {
  /** Every candidate (a row of the topic statistics) with its probability to be the place if it has one, likeliest first. */
  probabilities: { row: number; probability: number }[];
  /** Chance that the paper belongs to no topic that there is. */
  openSetProbability: number;
}

/** Ranks the topics that the paper may belong to; `rejected` ones are left out. */
export function rankTopics(state: LibraryState, query: Query, rejected: ReadonlySet<TopicId>): Ranking {
  const statistics = topicStatistics(state);
  const { topics } = statistics;
  const candidates = candidatesFor(state, query.vector, rejected);
  const rows = features(state, query, candidates);
  const scores = scoresOf(rows);
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, x) => sum + x, 0);
  const probabilities = candidates
    .map((row, i) => ({ row, probability: (odds[i] as number) / total }))
    .sort(
      (a, b) =>
        b.probability - a.probability || ((topics[a.row] as string) < (topics[b.row] as string) ? -1 : 1),
    );
  return { probabilities, openSetProbability: openSetProbability(statistics, rows, scores) };
}

/** Each candidate's log odds, up to a constant. */
export function scoresOf(rows: Float64Array): number[] {
  const columns = FEATURES.map((feature) => weights[feature]);
  return Array.from({ length: rows.length / columns.length }, (_, i) =>
    columns.reduce((sum, weight, column) => sum + weight * (rows[i * columns.length + column] as number), 0),
  );
}
