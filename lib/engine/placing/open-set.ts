import { openSetTrees, sumOfTrees } from '@/lib/engine/features/boosted-trees';
import { FEATURES, type Feature } from '@/lib/engine/features/features';
import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';

/** Evidence that a paper belongs to none of the topics, one number each. */
export const OPEN_SET_FEATURES = [
  // The highest over all candidates, of their scores and of single features.
  'score',
  'prototype',
  'centred',
  'nearest',
  'heading',
  'words',
  'sharedWords',
  // Of the candidate with the highest score: its probability, papers, how alike they are, and how far below that the paper is.
  'bestProbability',
  'bestSize',
  'bestCohesion',
  'bestMargin',
  'bestNearest',
  'bestParent',
  // The scores' second highest less the highest, and the entropy of the probabilities.
  'runnerUp',
  'entropy',
  // Logs of papers and topics; of the papers filed, those alone in their topic: the probability that the next is of an
  // unseen kind (Good, Turing); the same below the parent of the best candidate.
  'papers',
  'topics',
  'alone',
  'aloneBeside',
] as const;

/** Reads `OPEN_SET_FEATURES` from the candidates' features and scores by the linear weights. */
export function openSetFeatures(
  statistics: TopicStatistics,
  candidates: number[],
  rows: Float64Array,
  scores: number[],
): number[] {
  const value = (candidate: number, feature: Feature) =>
    rows[candidate * FEATURES.length + FEATURES.indexOf(feature)] as number;
  const highest = (feature: Feature) => {
    let most = 0;
    for (let i = 0; i < scores.length; i++) most = Math.max(most, value(i, feature));
    return most;
  };
  const score = Math.max(...scores);
  const best = scores.indexOf(score);
  const total = scores.reduce((sum, one) => sum + Math.exp(one - score), 0);
  const entropy = scores.reduce((sum, one) => {
    const probability = Math.exp(one - score) / total;
    return probability > 0 ? sum - probability * Math.log(probability) : sum;
  }, 0);
  const others = scores.filter((_, i) => i !== best);
  const parent = statistics.parent[candidates[best] as number] as number;
  const isBeside = (row: number) => statistics.parent[row] === parent;
  const cohesion = value(best, 'cohesion');
  return [
    score,
    highest('prototype'),
    highest('centred'),
    highest('nearest'),
    highest('headingSum'),
    Math.max(...scores.map((_, i) => value(i, 'words200'))),
    highest('sharedWords'),
    1 / total,
    value(best, 'size'),
    cohesion,
    value(best, 'prototype') - cohesion,
    value(best, 'nearest'),
    value(best, 'parent'),
    others.length > 0 ? Math.max(...others) - score : -10,
    entropy,
    Math.log1p(filedIn(statistics, () => true)),
    Math.log1p(statistics.topics.length),
    aloneIn(statistics, () => true),
    aloneIn(statistics, isBeside),
  ];
}

function filedIn({ own }: TopicStatistics, counts: (row: number) => boolean): number {
  return own.reduce((sum, papers, row) => (counts(row) ? sum + papers : sum), 0);
}

function aloneIn(statistics: TopicStatistics, counts: (row: number) => boolean): number {
  const alone = statistics.own.reduce((sum, papers, row) => sum + Number(papers === 1 && counts(row)), 0);
  return alone / Math.max(1, filedIn(statistics, counts));
}

/** Chance that the paper belongs to no topic that there is, 0 to 1. */
export function openSetProbability(
  statistics: TopicStatistics,
  candidates: number[],
  rows: Float64Array,
  scores: number[],
): number {
  if (scores.length === 0) return 1;
  return (
    1 / (1 + Math.exp(-sumOfTrees(openSetTrees, openSetFeatures(statistics, candidates, rows, scores), 0)))
  );
}
