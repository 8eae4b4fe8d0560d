import type { Topic } from '@/lib/domain/topics/topic';
import { addScaled } from '@/lib/vectors/float-vectors';
import type { PaperTable } from './paper-table';
import { WordCounts } from './word-counts';

/**
 * What the engine knows about one topic: its record, and sums over the papers directly in it. Only sums are kept,
 * so adding and removing a paper are inverses and the order of events does not matter.
 */
export interface TopicSums {
  /** `null` while papers refer to a topic whose record is gone or has not come yet. Such a topic takes no paper. */
  topic: Topic | null;
  nameVector: Float32Array | null;
  /** Distinct words of the name, as the vocabulary numbers them. */
  nameWords: number[];
  /** Rows of the paper table, unordered. */
  members: number[];
  /** Sum of the members' unit vectors. */
  sum: Float64Array;
  words: WordCounts;
}

export function emptySums(dimensions: number): TopicSums {
  return {
    topic: null,
    nameVector: null,
    nameWords: [],
    members: [],
    sum: new Float64Array(dimensions),
    words: new WordCounts(),
  };
}

/** A copy that can change without changing the original. */
export function copyOf(branch: TopicSums): TopicSums {
  return { ...branch, members: [...branch.members], sum: branch.sum.slice(), words: branch.words.copy() };
}

export function addMember(branch: TopicSums, row: number, papers: PaperTable): void {
  const paper = papers.rows[row];
  if (!paper) return;
  branch.members.push(row);
  addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, 1);
  branch.words.add(paper.words);
}

export function removeMember(branch: TopicSums, row: number, papers: PaperTable): void {
  const paper = papers.rows[row];
  const at = branch.members.indexOf(row);
  if (!paper || at < 0) return;
  const last = branch.members.pop();
  if (last !== undefined && at < branch.members.length) branch.members[at] = last;
  branch.words.remove(paper.words);
  // The sum of an empty topic is set to zero: rounding errors of many additions would otherwise remain.
  if (branch.members.length === 0) branch.sum.fill(0);
  else addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, -1);
}

/** Adds many papers at once to a branch that has none. */
export function addMembers(branch: TopicSums, rows: number[], papers: PaperTable): void {
  for (const row of rows) {
    branch.members.push(row);
    addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, 1);
  }
  branch.words.addAll(rows.flatMap((row) => papers.rows[row]?.words ?? []));
}
