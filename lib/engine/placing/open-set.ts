import { openSetTrees, sumOfTrees } from '@/lib/engine/features/boosted-trees';
import { FEATURES, type Feature } from '@/lib/engine/features/features';
import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';

/** Evidence that a paper belongs to none of the topics, one number each. */
export const OPEN_SET_FEATURES = [
  // The highest values over all candidates: of the scores and of single features.
  'score',
  'prototype',
  'centred',
  'nearest',
  'heading',
  'words',
  'sharedWords',
  // Of the candidate with the highest score: its probability, its size and cohesion, the paper's cosine to its
  // prototype minus that cohesion, and the paper's cosines to its nearest paper and to its parent.
  'bestProbability',
  'bestSize',
  'bestCohesion',
  'bestMargin',
  'bestNearest',
  'bestParent',
  // The second highest score minus the highest, and the entropy of the probabilities.
  'runnerUp',
  'entropy',
  // Logs of the numbers of papers and topics; the share of filed papers that are alone in their topic, which
  // estimates the probability that the next paper is of an unseen kind (Good, Turing); the same share among the
  // siblings of the best candidate.
  'papers',
  'topics',
  'alone',
  'aloneBeside',
] as const;

/** Computes `OPEN_SET_FEATURES` from the candidates' features and their scores by the linear weights. */
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

/** Probability, 0 to 1, that the paper belongs to no existing topic; 1 if there is no candidate. */
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
