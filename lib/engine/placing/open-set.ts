import { FEATURES } from '@/lib/engine/features/features';
import { openSetWeights } from '@/lib/engine/features/weights';
import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';

/** What speaks for a paper belonging to none of the topics, a number each. */
export type OpenSetFeatures = Record<keyof typeof openSetWeights, number>;

/** Reads them from the candidates' features and scores. */
export function openSetFeatures(
  statistics: TopicStatistics,
  rows: Float64Array,
  scores: number[],
): OpenSetFeatures {
  const highest = (feature: (typeof FEATURES)[number]) => {
    let most = 0;
    for (let at = FEATURES.indexOf(feature); at < rows.length; at += FEATURES.length)
      most = Math.max(most, rows[at] as number);
    return most;
  };
  const filed = statistics.own.reduce((sum, own) => sum + own, 0);
  const alone = statistics.own.reduce((sum, own) => sum + Number(own === 1), 0);
  return {
    always: 1,
    // The highest of each over all candidates.
    score: Math.max(...scores),
    prototype: highest('prototype'),
    centred: highest('centred'),
    nearest: highest('nearest'),
    heading: highest('headingSum'),
    papers: Math.log1p(filed),
    // Of the papers filed, those alone in their topic: the probability that the next is of an unseen kind (Good, Turing).
    alone: alone / Math.max(1, filed),
  };
}

/** Chance that the paper belongs to no topic that there is, 0 to 1. */
export function openSetProbability(
  statistics: TopicStatistics,
  rows: Float64Array,
  scores: number[],
): number {
  if (scores.length === 0) return 1;
  let odds = 0;
  for (const [feature, x] of Object.entries(openSetFeatures(statistics, rows, scores)))
    odds += x * openSetWeights[feature as keyof OpenSetFeatures];
  return 1 / (1 + Math.exp(-odds));
}
