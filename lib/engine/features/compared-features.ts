import { FEATURES, type Feature } from './features';

/** Features of which it also counts how far a candidate is ahead of the best other one. */
const AHEAD: Feature[] = [
  'prototype',
  'centred',
  'subtree',
  'nearest',
  'words50',
  'words200',
  'sharedWords',
  'headingSum',
  'minedWords',
];

/**
 * What the boosted trees read of each candidate: `FEATURES`, then its score by the linear weights less the best other
 * one, its chance by them, the same distance for each of `AHEAD`, and of the tree the logs of candidates and papers.
 */
export const COMPARED_FEATURES = FEATURES.length + 2 + AHEAD.length + 2;

/**
 * Puts each candidate beside the others.
 * @param rows A row of `FEATURES` for each candidate.
 * @param scores Their log odds by the linear weights.
 * @param papers Papers that are filed in topics.
 */
export function comparedFeatures(rows: Float64Array, scores: number[], papers: number): Float64Array {
  const width = FEATURES.length;
  const count = scores.length;
  const result = new Float64Array(count * COMPARED_FEATURES);
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  const ahead = [scores, ...AHEAD.map((feature) => columnOf(rows, FEATURES.indexOf(feature)))].map(leads);
  for (let i = 0; i < count; i++) {
    const start = i * COMPARED_FEATURES;
    result.set(rows.subarray(i * width, (i + 1) * width), start);
    let at = start + width;
    result[at++] = Math.exp((scores[i] as number) - highest) / total;
    for (const column of ahead) result[at++] = column[i] as number;
    result[at++] = Math.log(count);
    result[at++] = Math.log1p(papers);
  }
  return result;
}

function columnOf(rows: Float64Array, column: number): number[] {
  const values: number[] = [];
  for (let at = column; at < rows.length; at += FEATURES.length) values.push(rows[at] as number);
  return values;
}

/** How far each is above the highest of the others; 0 where there is no other. */
function leads(values: number[]): number[] {
  let first = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value > first) {
      second = first;
      first = value;
    } else if (value > second) second = value;
  }
  if (values.length < 2) return values.map(() => 0);
  return values.map((value) => value - (value === first ? second : first));
}
