import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { linearClassifier } from './baselines/linear-classifier';
import { majority } from './baselines/majority';
import { nearestCentroid } from './baselines/nearest-centroid';
import { nearestByVector, nearestByWords } from './baselines/nearest-papers';
import { papertree } from './papertree';
import { calibrationError, stream } from './streaming';
import { readTrees } from './trees';
import { embedTrees } from './vectors';

const { values } = parseArgs({
  options: {
    trees: { type: 'string' },
    limit: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    only: { type: 'string' },
    methods: { type: 'string' },
  },
});
if (!values.trees)
  throw new Error(
    'usage: npm run bench:filing -- --trees FILE [--limit N] [--seed S] [--json OUT] [--only streaming]',
  );
const trees = readTrees(values.trees).slice(0, values.limit ? Number(values.limit) : undefined);
const seed = Number(values.seed);
const vectors = await embedTrees(trees);

const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / Math.max(1, numbers.length);
const methods = [
  majority,
  nearestByWords(),
  nearestByVector(vectors),
  nearestCentroid(vectors),
  linearClassifier(vectors),
  papertree(vectors),
];
const results: Record<string, unknown> = {};
for (const method of methods) {
  if (values.methods && !values.methods.split(',').includes(method.name)) continue;
  const started = performance.now();
  const scores = trees.map((tree) => stream(tree, method, seed));
  const calibrations = scores.map((s) => s.calibration);
  const row = {
    first: mean(scores.map((s) => s.first)),
    within3: mean(scores.map((s) => s.within3)),
    hf: mean(scores.map((s) => s.hf)),
    ece: calibrations.some((c) => c.length) ? calibrationError(calibrations) : null,
    asked: mean(scores.map((s) => s.asked)),
    wrong: mean(scores.map((s) => s.wrong)),
    actsPer100: mean(scores.map((s) => s.actsPer100)),
  };
  results[method.name] = row;
  console.log(
    method.name.padEnd(26),
    Object.entries(row)
      .map(([k, v]) => `${k} ${v === null ? '–' : v.toFixed(3)}`)
      .join('  '),
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
}
if (values.json) writeFileSync(values.json, JSON.stringify({ streaming: results }, null, 2));
