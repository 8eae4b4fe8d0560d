import { FEATURES } from './features';
import type { TreeSummary } from './tree-summary';
import { noveltyWeights } from './weights';

/** What speaks for a paper belonging to none of the topics. */
export const NOVELTY_FEATURES = [
  'always',
  // The highest of each over all candidates.
  'score',
  'prototype',
  'centred',
  'nearest',
  'heading',
  // Log of the number of papers filed, and the share of them that are alone in their topic: the chance that the
  // next paper is of an unseen kind (Good and Turing).
  'papers',
  'alone',
] as const;
export type NoveltyFeature = (typeof NOVELTY_FEATURES)[number];

/** Reads them from the candidates' features and scores. */
export function noveltyFeatures(summary: TreeSummary, rows: Float64Array, scores: number[]): number[] {
  const highest = (feature: (typeof FEATURES)[number]) => {
    let most = 0;
    for (let at = FEATURES.indexOf(feature); at < rows.length; at += FEATURES.length)
      most = Math.max(most, rows[at] as number);
    return most;
  };
  const filed = summary.own.reduce((sum, own) => sum + own, 0);
  const alone = summary.own.reduce((sum, own) => sum + Number(own === 1), 0);
  return [
    1,
    Math.max(...scores),
    highest('prototype'),
    highest('centred'),
    highest('nearest'),
    highest('headingSum'),
    Math.log1p(filed),
    alone / Math.max(1, filed),
  ];
}

/** Chance that the paper belongs to no topic that there is, 0 to 1. */
export function noveltyOf(summary: TreeSummary, rows: Float64Array, scores: number[]): number {
  if (scores.length === 0) return 1;
  const odds = noveltyFeatures(summary, rows, scores).reduce(
    (sum, x, i) => sum + x * noveltyWeights[NOVELTY_FEATURES[i] as NoveltyFeature],
    0,
  );
  return 1 / (1 + Math.exp(-odds));
}
