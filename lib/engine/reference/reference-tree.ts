import type { BuiltTopic, BuiltTree, FiledPaper } from '@/lib/engine/types';
import { groupByReference } from './group-by-reference';
import type { ReferenceTopics } from './reference-topics';

/** Topics side by side that a person takes in at a glance: with more, a level of the reference comes between. */
const WIDEST = 9;
/** A paper that is about none of the chosen topics goes to the field itself where it belongs there this clearly. */
const SURELY_OF_FIELD = 0.8;

/** Rows of the reference with the row above each; `null` at the top. */
type Parents = Map<number, number | null>;

/**
 * A tree of the reference's topics for papers of a broad field or of several: the topics that the papers were grouped by,
 * and each field with two of them or more above them. Papers are listed clearest first; what is not clear is left out.
 * @returns `null` where the papers are of one subject.
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
    // The fields above were not among the topics that it could choose from, and one of them may match it better.
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

/** Whether the topic is in the same branch as another: itself, above it or below. */
function isBranchOf(reference: ReferenceTopics, row: number, other: number): boolean {
  return row === other || reference.above(other).includes(row) || reference.above(row).includes(other);
}

/** Puts topics below one another as in the reference, the fields that hold several of them included. */
function connect(reference: ReferenceTopics, chosen: readonly number[]): Parents {
  const parents: Parents = new Map(
    chosen.map((row) => [row, reference.above(row).find((above) => chosen.includes(above)) ?? null]),
  );
  /** Adds the topics of a level that hold two or more of those without a parent. */
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
