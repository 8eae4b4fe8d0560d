/** The filing engine's benchmark; lib/engine/DESIGN.md explains the figures. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { linearClassifier } from './baselines/linear-classifier';
import { majority } from './baselines/majority';
import { nearestCentroid } from './baselines/nearest-centroid';
import { nearestName } from './baselines/nearest-name';
import { nearestByVector, nearestByWords } from './baselines/nearest-papers';
import { scoreBuilds } from './build';
import { measureCorrections } from './corrections';
import { discover } from './discovery';
import { fewShot } from './few-shot';
import { scoreNames } from './names';
import { papertree } from './papertree';
import { bundledReference } from './reference';
import { measureStability } from './stability';
import { calibrationError, type StreamingScore, stream } from './streaming';
import { measureBuild, measureTime } from './time';
import { isReportingTree, type ReadingList, readTrees } from './trees';
import { embedTrees } from './vectors';
import { placeWaiting } from './waiting';

type Row = Record<string, number | null>;

const { values } = parseArgs({
  options: {
    trees: { type: 'string' },
    limit: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    only: { type: 'string' },
    method: { type: 'string' },
  },
});
if (!values.trees) {
  console.error(
    'npm run bench:filing -- --trees FILE [--limit N] [--seed S] [--json OUT] [--only SECTION] [--method NAME]',
  );
  process.exit(2);
}
const trees = readTrees(values.trees).slice(0, values.limit ? Number(values.limit) : undefined);
const seed = Number(values.seed);
const vectors = await embedTrees(trees);
console.log(
  `${trees.length} trees, ${trees.reduce((sum, { papers }) => sum + papers.length, 0)} papers, seed ${seed}`,
);

const reference = bundledReference();
const engine = papertree(vectors, reference);
/** Filled in by the streaming section. */
const reporting: Record<string, Row> = {};
const sections: Record<string, () => Record<string, Row>> = {
  streaming: () => {
    const methods = [
      engine,
      majority,
      nearestByWords(),
      nearestByVector(vectors),
      nearestCentroid(vectors),
      linearClassifier(vectors),
    ].filter(({ name }) => !values.method || name === values.method);
    return perMethod(methods, (method) => {
      const scores = trees.map((tree) => stream(tree, method, seed));
      reporting[method.name] = streamingRow(
        scores.filter((_, i) => isReportingTree(trees[i] as ReadingList)),
      );
      print({ [method.name]: streamingRow(scores) });
      return streamingRow(scores);
    });
  },
  'streaming, lists that the model never saw': () => reporting,
  'waiting papers placed together': () => {
    const rows: Record<string, Row> = {};
    for (const share of [0.1, 0.25, 0.5])
      for (const together of [false, true]) {
        const scores = trees.map((tree) => placeWaiting(tree, engine, seed, { share, together }) ?? []);
        const name = `${share} filed, ${together ? 'together' : 'one by one'}`;
        rows[name] = meanRow(scores.flat());
        rows[`${name}, reporting lists`] = meanRow(
          scores.filter((_, i) => isReportingTree(trees[i] as ReadingList)).flat(),
        );
      }
    return rows;
  },
  'few-shot': () => {
    const methods = [nearestName(vectors), nearestByVector(vectors), nearestCentroid(vectors), engine];
    const score = (given: number, waiting: boolean, prefix: string, those = methods) =>
      perMethod(
        those,
        (method) => meanRow(trees.flatMap((tree) => fewShot(tree, method, given, seed, waiting) ?? [])),
        prefix,
      );
    return {
      ...score(0, false, 'name only: ', [nearestName(vectors), engine]),
      ...score(0, true, 'name only, papers waiting: ', [engine]),
      ...score(1, false, '1 given: '),
      ...score(3, false, '3 given: '),
      ...score(10, false, '10 given: '),
    };
  },
  discovery: () => {
    const scores = trees.map((tree) => discover(tree, vectors, seed));
    const { held, heldKnown } = meanRow(scores);
    return { papertree: { ...sumRow(scores), held: held ?? null, heldKnown: heldKnown ?? null } };
  },
  build: () => {
    const scores = trees.map((tree) => scoreBuilds(tree, vectors, reference));
    const methods = Object.keys(scores[0] ?? {});
    return Object.fromEntries(
      methods.map((name) => [name, meanRow(scores.flatMap((score) => score[name] ?? []))]),
    );
  },
  names: () => ({ overlap: meanRow(trees.map((tree) => scoreNames(tree, vectors, reference))) }),
  stability: () => ({
    papertree: meanRow(trees.flatMap((tree) => measureStability(tree, vectors, seed) ?? [])),
  }),
  corrections: () => ({
    papertree: meanRow(trees.flatMap((tree) => measureCorrections(tree, vectors, seed) ?? [])),
  }),
  time: () => {
    const rows: Record<string, Row> = {};
    const add = (name: string, score: object) => {
      rows[name] = { ...score };
      print({ [name]: rows[name] });
    };
    for (const papers of [1000, 10_000, 50_000]) {
      for (const topics of [50, 300, 1000])
        add(`${papers} papers, ${topics} topics`, measureTime(trees, vectors, papers, topics));
      add(`${papers} papers, a tree built`, measureBuild(trees, vectors, papers));
    }
    return rows;
  },
};

const results: Record<string, Record<string, Row>> = {};
for (const [name, run] of Object.entries(sections)) {
  if (values.only && !name.startsWith(values.only)) continue;
  console.log(`\n${name}`);
  results[name] = run();
  if (name !== 'streaming' && name !== 'time') print(results[name]);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

function perMethod<Of extends { name: string }>(methods: Of[], score: (method: Of) => Row, prefix = '') {
  return Object.fromEntries(methods.map((method) => [`${prefix}${method.name}`, score(method)]));
}

function streamingRow(scores: StreamingScore[]): Row {
  const calibrations = scores.map(({ calibration }) => calibration);
  const confident = calibrations.some(({ length }) => length > 0);
  const { calibration: _, ...means } = meanRow(scores);
  return { ...means, ece: confident ? calibrationError(calibrations) : null };
}

/** The mean of every column; `null` for a column without numbers. */
function meanRow(rows: object[]): Row {
  const sums = sumRow(rows);
  return Object.fromEntries(
    Object.entries(sums).map(([column, sum]) => [column, sum === null ? null : sum / rows.length]),
  );
}

function sumRow(rows: object[]): Row {
  const sums: Row = {};
  for (const row of rows)
    for (const [column, x] of Object.entries(row))
      sums[column] = typeof x === 'number' ? (sums[column] ?? 0) + x : null;
  return sums;
}

function print(rows: Record<string, Row>): void {
  for (const [name, row] of Object.entries(rows)) {
    const columns = Object.entries(row).map(([column, x]) => `${column} ${x === null ? '–' : format(x)}`);
    console.log(`  ${name.padEnd(36)} ${columns.join('  ')}`);
  }
}

function format(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(Math.abs(x) < 10 ? 3 : 1);
}
