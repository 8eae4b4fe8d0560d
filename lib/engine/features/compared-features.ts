import { FEATURES, type Feature } from './features';

/** Features for which the candidate's lead over the best other candidate is computed too. */
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
 * How many numbers the boosted trees read for each candidate: `FEATURES`; its probability by the linear weights;
 * its lead over the best other candidate, in the score by those weights and in each feature of `AHEAD`; the logs of
 * the numbers of candidates and of papers.
 */
export const COMPARED_FEATURES = FEATURES.length + 2 + AHEAD.length + 2;

/**
 * Adds features that compare each candidate with the others.
 * @param rows A row of `FEATURES` for each candidate.
 * @param scores The candidates' log odds by the linear weights.
 * @param papers Number of papers that are filed in topics.
 * @returns A row of `COMPARED_FEATURES` numbers for each candidate.
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

/** How far each value is above the highest of the others; 0 if there is only one. */
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
