/**
 * Fits the linear weights of `lib/engine/features/weights.ts` on the learning lists: `npx tsx tests/bench/filing/fit.ts
 * --trees FILE`. The boosted trees use the scores of these weights: after a change of the weights, run
 * `training/ranker.py` as well. It prints the weights, and how well they place the papers of the reporting lists, which
 * are not used for fitting.
 */
import { parseArgs } from 'node:util';
import { FEATURES } from '@/lib/engine/features/features';
import { type Example, examplesOf } from './examples';
import { calibrationError } from './streaming';
import { isReportingTree, type ReadingList, readTrees } from './trees';
import { embedTrees } from './vectors';

/** Penalty on the squared weights, with features scaled to standard deviation 1. */
const PENALTY = 0.1;

const { values } = parseArgs({ options: { trees: { type: 'string' }, limit: { type: 'string' } } });
if (!values.trees) throw new Error('usage: fit.ts --trees FILE');
const trees = readTrees(values.trees).filter(
  ({ papers }) => !values.limit || papers.length <= Number(values.limit),
);
const vectors = await embedTrees(trees);
const learning = trees.filter((tree) => !isReportingTree(tree)).map(examplesOfBoth);
const weights = fitWeights(learning.flatMap(({ streamed, planned }) => [...streamed, ...planned]));
print(FEATURES, weights);

const reporting = trees.filter(isReportingTree).map(examplesOfBoth);
report('streamed', weights, ({ streamed }) => streamed);
report('planned', weights, ({ planned }) => planned);

function examplesOfBoth(tree: ReadingList) {
  return {
    streamed: examplesOf(tree, vectors, 'streamed', 1),
    planned: examplesOf(tree, vectors, 'planned', 2),
  };
}

function report(
  kind: string,
  fitted: Float64Array,
  examples: (tree: ReturnType<typeof examplesOfBoth>) => Example[],
): void {
  const scores = reporting.map((tree) => score(examples(tree), fitted));
  const mean = (of: 'first' | 'within3') => scores.reduce((sum, one) => sum + one[of], 0) / scores.length;
  const ece = calibrationError(scores.map(({ calibration }) => calibration));
  console.log(
    `reporting lists, ${kind}: first ${mean('first').toFixed(4)}, within 3 ${mean('within3').toFixed(4)}, calibration error ${ece.toFixed(3)}`,
  );
}

function print(names: readonly string[], fitted: Float64Array): void {
  for (const [i, name] of names.entries()) console.log(`  ${name}: ${(fitted[i] as number).toFixed(3)},`);
}

/**
 * Conditional logit fitted with Newton's method: the log odds of a candidate are the product of its features and the
 * weights.
 */
function fitWeights(examples: Example[]): Float64Array {
  const width = widthOf(examples);
  const scale = deviations(examples);
  const weights = new Float64Array(width);
  for (let round = 0; round < 12; round++) {
    const gradient = weights.map((weight, i) => -PENALTY * weight * (scale[i] as number) ** 2);
    const curvature = Array.from({ length: width }, (_, i) => {
      const row = new Float64Array(width);
      row[i] = PENALTY * (scale[i] as number) ** 2 + 1e-9;
      return row;
    });
    for (const example of examples) addExample(example, weights, gradient, curvature);
    const step = solve(curvature, gradient);
    step.forEach((change, i) => {
      weights[i] = (weights[i] as number) + change;
    });
  }
  return weights;
}

function addExample(
  { rows, right, weight }: Example,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array[],
): void {
  const width = weights.length;
  const probabilities = softmax(rows, weights);
  const ofRight = probabilities.reduce((sum, probability, i) => sum + (right[i] ? probability : 0), 0);
  const mean = new Float64Array(width);
  probabilities.forEach((probability, i) => {
    for (let a = 0; a < width; a++)
      mean[a] = (mean[a] as number) + probability * (rows[i * width + a] as number);
  });
  probabilities.forEach((probability, i) => {
    const pull = weight * ((right[i] ? probability / ofRight : 0) - probability);
    for (let a = 0; a < width; a++) {
      const x = rows[i * width + a] as number;
      gradient[a] = (gradient[a] as number) + pull * x;
      const row = curvature[a] as Float64Array;
      const off = weight * probability * (x - (mean[a] as number));
      for (let b = 0; b < width; b++)
        row[b] = (row[b] as number) + off * ((rows[i * width + b] as number) - (mean[b] as number));
    }
  });
}

function softmax(rows: Float64Array, weights: Float64Array): number[] {
  const width = weights.length;
  const scores = Array.from({ length: rows.length / width }, (_, i) =>
    weights.reduce((sum, weight, a) => sum + weight * (rows[i * width + a] as number), 0),
  );
  const highest = Math.max(...scores);
  const odds = scores.map((x) => Math.exp(x - highest));
  const total = odds.reduce((sum, x) => sum + x, 0);
  return odds.map((x) => x / total);
}

function deviations(examples: Example[]): Float64Array {
  const width = widthOf(examples);
  const [sum, square] = [new Float64Array(width), new Float64Array(width)];
  let count = 0;
  for (const { rows } of examples)
    for (let at = 0; at < rows.length; at++) {
      const x = rows[at] as number;
      sum[at % width] = (sum[at % width] as number) + x;
      square[at % width] = (square[at % width] as number) + x * x;
      count += 1 / width;
    }
  return sum.map((x, i) => Math.sqrt(Math.max(1e-6, (square[i] as number) / count - (x / count) ** 2)));
}

/** Gaussian elimination with partial pivoting; overwrites both arguments. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]?.[column] as number) > Math.abs(matrix[pivot]?.[column] as number))
        pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot] as Float64Array, matrix[column] as Float64Array];
    [right[column], right[pivot]] = [right[pivot] as number, right[column] as number];
    const from = matrix[column] as Float64Array;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const to = matrix[row] as Float64Array;
      const factor = (to[column] as number) / (from[column] as number);
      for (let i = column; i < size; i++) to[i] = (to[i] as number) - factor * (from[i] as number);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  return right.map((x, i) => x / (matrix[i]?.[i] as number));
}

function score(examples: Example[], weights: Float64Array) {
  let first = 0;
  let within3 = 0;
  const calibration = examples.map(({ rows, right }) => {
    const ranked = softmax(rows, weights)
      .map((confidence, i) => ({ confidence, right: right[i] === true }))
      .sort((a, b) => b.confidence - a.confidence);
    first += Number(ranked[0]?.right) / examples.length;
    within3 += Number(ranked.slice(0, 3).some((one) => one.right)) / examples.length;
    return ranked[0] as { confidence: number; right: boolean };
  });
  return { first, within3, calibration };
}

function widthOf([first]: Example[]): number {
  return first ? first.rows.length / first.right.length : 0;
}
