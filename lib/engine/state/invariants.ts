import { UNSORTED } from '@/lib/domain/ids';
import { addScaled } from '@/lib/vectors/float-vectors';
import type { LibraryState } from './library-state';
import { topicsOf } from './paper-table';
import { weightOf } from './word-counts';

/** Tolerance for rounding errors in a sum. */
const TOLERANCE = 1e-5;

/**
 * Checks the invariants of a state. Returns a sentence for each one that is broken. The tree has one root and no
 * cycle, each paper has exactly one primary place, and every topic's members, vector sum and word counts are those
 * of its papers.
 */
export function brokenInvariants(state: LibraryState): string[] {
  const broken: string[] = [];
  const { tree, papers, dimensions } = state;

  const topics = [...state.branches].flatMap(([id, { topic }]) => (topic ? [id] : []));
  if (tree.order.length !== topics.length || new Set(tree.order).size !== topics.length)
    broken.push('a topic is not reached from the root exactly once');
  const seen = new Set<string>();
  for (const id of tree.order) {
    const parent = tree.parent.get(id) ?? null;
    if (parent !== null && !seen.has(parent)) broken.push(`${id} stands before its parent`);
    seen.add(id);
  }

  const members = new Map<string, number[]>();
  const frequency: number[] = [];
  papers.rows.forEach((paper, row) => {
    if (!paper) return;
    if (papers.find(paper.id) !== row) broken.push(`${paper.id} is not found in its row`);
    if (paper.also.includes(paper.place as never)) broken.push(`${paper.id} stands in its place twice`);
    for (const id of topicsOf(paper)) members.set(id, [...(members.get(id) ?? []), row]);
    for (const code of paper.words) frequency[code >>> 1] = (frequency[code >>> 1] ?? 0) + 1;
  });
  if (members.has(UNSORTED)) broken.push('Unsorted is counted as a topic');
  state.documentFrequency.forEach((count, word) => {
    if (count !== (frequency[word] ?? 0)) broken.push(`word ${word} is counted wrongly`);
  });

  for (const id of members.keys())
    if (!state.branches.has(id as never)) broken.push(`${id} has papers and no branch`);
  for (const [id, branch] of state.branches) {
    const rows = members.get(id) ?? [];
    if ([...branch.members].sort((a, b) => a - b).join() !== rows.join())
      broken.push(`${id} has other members`);
    const sum = new Float64Array(dimensions);
    const weights = new Map<number, number>();
    for (const row of rows) {
      addScaled(sum, 0, papers.vectors, row * dimensions, dimensions, 1);
      for (const code of papers.rows[row]?.words ?? [])
        weights.set(code >>> 1, (weights.get(code >>> 1) ?? 0) + weightOf(code));
    }
    if (sum.some((x, i) => Math.abs(x - (branch.sum[i] as number)) > TOLERANCE))
      broken.push(`${id} has another sum`);
    const { words } = branch;
    if (
      words.words.length !== weights.size ||
      words.words.some((word) => words.weight(word) !== weights.get(word))
    )
      broken.push(`${id} has other words`);
  }
  return broken;
}
