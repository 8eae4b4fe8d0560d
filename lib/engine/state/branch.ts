import type { Topic } from '@/lib/domain/topics/topic';
import { addScaled } from '@/lib/engine/vector';
import type { PaperTable } from './paper-table';
import { WordCounts } from './word-counts';

/**
 * What the engine knows of one topic: its record, and sums over the papers that stand right under it.
 * Sums only, so that filing and taking away are inverses and the order of events does not matter.
 */
export interface Branch {
  /** `null` while papers name a topic whose record is gone or has not come yet; it then takes no paper. */
  topic: Topic | null;
  nameVector: Float32Array | null;
  /** Distinct words of the name, as the vocabulary numbers them. */
  nameWords: number[];
  /** Rows of the paper table, in no order. */
  members: number[];
  /** Sum of the members' unit vectors. */
  sum: Float64Array;
  words: WordCounts;
}

export function emptyBranch(dimensions: number): Branch {
  return {
    topic: null,
    nameVector: null,
    nameWords: [],
    members: [],
    sum: new Float64Array(dimensions),
    words: new WordCounts(),
  };
}

/** A branch that may change while the first one stays. */
export function copyOf(branch: Branch): Branch {
  return { ...branch, members: [...branch.members], sum: branch.sum.slice(), words: branch.words.copy() };
}

export function addMember(branch: Branch, row: number, papers: PaperTable): void {
  const paper = papers.rows[row];
  if (!paper) return;
  branch.members.push(row);
  addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, 1);
  branch.words.add(paper.words);
}

export function removeMember(branch: Branch, row: number, papers: PaperTable): void {
  const paper = papers.rows[row];
  const at = branch.members.indexOf(row);
  if (!paper || at < 0) return;
  const last = branch.members.pop();
  if (last !== undefined && at < branch.members.length) branch.members[at] = last;
  branch.words.remove(paper.words);
  // An emptied sum is set to zero outright: the rounding of many additions would otherwise stay behind.
  if (branch.members.length === 0) branch.sum.fill(0);
  else addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, -1);
}

/** Adds many papers to a branch that has none, in one go. */
export function addMembers(branch: Branch, rows: number[], papers: PaperTable): void {
  for (const row of rows) {
    branch.members.push(row);
    addScaled(branch.sum, 0, papers.vectors, row * papers.dimensions, papers.dimensions, 1);
  }
  branch.words.addAll(rows.flatMap((row) => papers.rows[row]?.words ?? []));
}
