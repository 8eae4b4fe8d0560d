/**
 * Writes the engine's data at each step of the lists, for `training/ranker.py`: `npx tsx
 * tests/bench/filing/write-examples.ts --trees FILE --out FILE`. One line of JSON per placement, see `Line`.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { TopicId } from '@/lib/domain/ids';
import { COMPARED_FEATURES, comparedFeatures } from '@/lib/engine/features/compared-features';
import { FEATURES } from '@/lib/engine/features/features';
import { OPEN_SET_FEATURES, openSetFeatures } from '@/lib/engine/placing/open-set';
import { likelyParents } from '@/lib/engine/placing/parent-of-new-topic';
import { softmax } from '@/lib/engine/placing/rank-topics';
import { eachStep } from './examples';
import { headingOf, isReportingTree, readTrees } from './trees';
import { embedTrees } from './vectors';

/** A placement: the candidates' features as base64 of 32-bit floats, and which of them are correct. */
interface Line {
  list: string;
  reporting: boolean;
  kind: 'streamed' | 'planned';
  /** True if the paper opens a heading. */
  isNew: boolean;
  columns: number;
  rows: string;
  /** Log odds with the linear weights. */
  scores: number[];
  right: boolean[];
  openSet: number[];
  /** For a paper that opens a heading: the possible parents of a new topic, and which is correct. */
  parents: { features: Record<string, number>; right: boolean }[];
}

const { values } = parseArgs({ options: { trees: { type: 'string' }, out: { type: 'string' } } });
if (!values.trees || !values.out) throw new Error('usage: write-examples.ts --trees FILE --out FILE');
const trees = readTrees(values.trees);
const vectors = await embedTrees(trees);
const out = openSync(values.out, 'w');
writeSync(out, `${JSON.stringify({ features: FEATURES, openSet: OPEN_SET_FEATURES })}\n`);
for (const tree of trees) {
  for (const kind of ['streamed', 'planned'] as const)
    for (const step of eachStep(tree, vectors, kind, kind === 'streamed' ? 1 : 2)) {
      const { state, statistics, candidates, rows, scores, truths, place, paper } = step;
      const ids = candidates.map((row) => statistics.topics[row] as TopicId);
      const papers = statistics.own.reduce((sum, own) => sum + own, 0);
      const compared = Float32Array.from(comparedFeatures(rows, scores, papers));
      const shares = softmax(scores);
      const ranked = ids
        .map((topicId, i) => ({ topicId, confidence: shares[i] as number }))
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, 5);
      const path = paper.places[0] as string[];
      let depth = path.length - 1;
      while (depth > 0 && !statistics.topics.includes(headingOf(path.slice(0, depth)) as TopicId)) depth--;
      const parent = depth > 0 ? headingOf(path.slice(0, depth)) : null;
      const line: Line = {
        list: tree.id,
        reporting: isReportingTree(tree),
        kind,
        isNew: !place,
        columns: COMPARED_FEATURES,
        rows: Buffer.from(compared.buffer).toString('base64'),
        scores,
        right: ids.map((id) => truths.has(id)),
        openSet: openSetFeatures(statistics, candidates, rows, scores),
        parents: place
          ? []
          : likelyParents(state, ranked, 0.5).map(({ parentId, features }) => ({
              features,
              right: parentId === parent,
            })),
      };
      writeSync(out, `${JSON.stringify(line)}\n`);
    }
  console.log(tree.id);
}
closeSync(out);
