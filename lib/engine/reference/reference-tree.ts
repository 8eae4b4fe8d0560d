import type { BuiltTopic, BuiltTree, FiledPaper } from '@/lib/engine/inputs-and-results';
import { groupByReference } from './group-by-reference';
import type { ReferenceTopics } from './reference-topics';

/**
 * The number of siblings that a person can take in at a glance. If there are more, a level of the reference is
 * added.
 */
const WIDEST = 9;
/**
 * A paper that is about none of the chosen topics goes to a field itself if it matches the field at least this
 * well.
 */
const SURELY_OF_FIELD = 0.8;

/** Rows of the reference with the row above each; `null` at the top. */
type Parents = Map<number, number | null>;

/**
 * Builds a tree of reference topics for papers of one broad field or of several fields: the topics by which the
 * papers were grouped, and above them each field that has two or more of them. Papers are listed best match first;
 * papers without a clear topic are in `unsorted`.
 * @returns `null` if the papers are of one subject.
 */
export function referenceTree(
  papers: readonly FiledPaper[],
  reference: ReferenceTopics,
  bounds: { smallest: number; most: number },
): BuiltTree | null {
  const matches = papers.map((paper) => reference.match(paper));
  const groups = groupByReference(reference, matches, bounds);
  if (!groups) return null;
  const parents = connect(reference, groups.topics);
  const fields = [...parents.keys()].filter((row) => reference.depths[row] === 0);
  const rows = groups.placeOf.map((row, i) => {
    const match = matches[i] as Float64Array;
    if (row === null) return fields.find((field) => (match[field] as number) >= SURELY_OF_FIELD) ?? null;
    // The fields above were not among the topics to choose from, and one of them may match the paper better.
    const best = [...parents.keys()].reduce((a, b) => ((match[b] as number) > (match[a] as number) ? b : a));
    return isBranchOf(reference, best, row) ? row : best;
  });
  const papersOf = (row: number | null) => papers.flatMap((_, i) => (rows[i] === row ? [i] : []));
  const topics: BuiltTopic[] = [];
  const add = (row: number, parent: number | null) => {
    const members = papersOf(row).sort(
      (a, b) => (matches[b]?.[row] as number) - (matches[a]?.[row] as number),
    );
    const { name = '' } = reference.topics[row] ?? {};
    const index = topics.push({ name, parent, papers: members.flatMap((i) => papers[i]?.id ?? []) }) - 1;
    for (const [child, above] of parents) if (above === row) add(child, index);
  };
  for (const [row, above] of parents) if (above === null) add(row, null);
  return { topics, unsorted: papersOf(null).flatMap((i) => papers[i]?.id ?? []) };
}

/** Whether two topics are in one branch: the same topic, or one above the other. */
function isBranchOf(reference: ReferenceTopics, row: number, other: number): boolean {
  return row === other || reference.above(other).includes(row) || reference.above(row).includes(other);
}

/** Arranges topics as in the reference, and adds the fields that hold several of them. */
function connect(reference: ReferenceTopics, chosen: readonly number[]): Parents {
  const parents: Parents = new Map(
    chosen.map((row) => [row, reference.above(row).find((above) => chosen.includes(above)) ?? null]),
  );
  /** Adds the topics at `depth` that hold two or more of the topics without a parent. */
  const addLevel = (depth: number, isWanted: (below: number[]) => boolean) => {
    const tops = [...parents].flatMap(([row, parent]) => (parent === null ? [row] : []));
    for (const above of new Set(tops.flatMap((row) => reference.above(row)))) {
      const below = tops.filter((row) => reference.above(row).includes(above));
      if (reference.depths[above] !== depth || below.length < 2 || !isWanted(below)) continue;
      parents.set(above, null);
      for (const row of below) parents.set(row, above);
    }
  };
  const fieldOf = (row: number) => reference.above(row).at(-1) ?? row;
  const sizes = new Map<number, number>();
  for (const row of chosen) sizes.set(fieldOf(row), (sizes.get(fieldOf(row)) ?? 0) + 1);
  addLevel(1, ([row = -1]) => (sizes.get(fieldOf(row)) ?? 0) > WIDEST);
  addLevel(0, () => true);
  return parents;
}
