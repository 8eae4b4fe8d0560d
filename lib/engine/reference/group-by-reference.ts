import type { ReferenceTopics } from './reference-topics';

/** Papers under topics of the reference. */
export interface ReferenceGroups {
  /** Rows of the topics that were chosen. */
  topics: number[];
  /** For each paper the chosen topic that it is about; `null` where it is about none of them clearly. */
  placeOf: (number | null)[];
}

/**
 * A paper is about a topic where it matches it at least this well, and a topic that is not a leaf is worth less, since
 * it says less: without this the most general topics would take all. Chosen by reading the tree of 145 papers.
 */
const LEAST_MATCH = 0.15;
const WORTH_BY_DEPTH = [0.35, 0.75, 1];
/** A topic is chosen where it adds this much to the papers' matches, for each paper that a topic must have. */
const LEAST_GAIN = 0.35;
/** Papers that no chosen topic takes make one of their own where each matches it at least this well. */
const SURE_MATCH = 0.8;
/**
 * No field of the reference may hold a larger share of the papers. Reading lists of one subject are divided by facets that
 * no reference has, and better by their own clusters: see DESIGN.md.
 */
const LARGEST_FIELD = 0.5;

/**
 * Divides papers of several fields by topics of the reference: those that together say most about the papers, one by
 * one (greedy maximisation of the papers' best matches, a submodular function).
 * @param matches of each paper, as `ReferenceTopics.match` returns them
 * @param bounds papers that a topic has at least, and how many topics there are at most
 * @returns `null` where the papers are of one field.
 */
export function groupByReference(
  reference: ReferenceTopics,
  matches: readonly Float64Array[],
  { smallest, most }: { smallest: number; most: number },
): ReferenceGroups | null {
  if (isOneField(reference, matches)) return null;
  const candidates = candidatesOf(reference, matches);
  const topics = chooseTopics(candidates, matches.length, smallest, most);
  for (;;) {
    const placeOf = assign(candidates, topics, matches.length);
    const sizes = new Map(topics.map((row) => [row, 0]));
    for (const row of placeOf) if (row !== null) sizes.set(row, (sizes.get(row) ?? 0) + 1);
    const [least] = [...sizes].sort((a, b) => a[1] - b[1]);
    if (!least || least[1] >= smallest) {
      takeLeftOver(reference, matches, topics, placeOf, smallest);
      return topics.length > 1 ? { topics, placeOf } : null;
    }
    // Its papers may be about another of the topics as well.
    topics.splice(topics.indexOf(least[0]), 1);
  }
}

function isOneField(reference: ReferenceTopics, matches: readonly Float64Array[]): boolean {
  const shares = reference.depths.flatMap((depth, row) =>
    depth === 0 ? [matches.reduce((sum, match) => sum + (match[row] as number), 0)] : [],
  );
  return Math.max(...shares) > LARGEST_FIELD * matches.length;
}

/** For each topic the papers that are about it, and what it would be worth to them. */
type Candidates = Map<number, { paper: number; worth: number }[]>;

function candidatesOf({ topics, depths }: ReferenceTopics, matches: readonly Float64Array[]): Candidates {
  const inner = new Set(topics.flatMap(({ parent }) => parent ?? []));
  const candidates: Candidates = new Map();
  topics.forEach((_, row) => {
    const depth = depths[row] as number;
    const factor = inner.has(row) ? (WORTH_BY_DEPTH[depth] as number) : 1;
    const worths = matches.flatMap((match, paper) => {
      const worth = factor * (match[row] as number);
      return worth > LEAST_MATCH ? [{ paper, worth }] : [];
    });
    if (worths.length > 0) candidates.set(row, worths);
  });
  return candidates;
}

function chooseTopics(candidates: Candidates, count: number, smallest: number, most: number): number[] {
  const best = new Float64Array(count).fill(LEAST_MATCH);
  const chosen: number[] = [];
  const open = new Set(candidates.keys());
  while (chosen.length < most) {
    let next = { row: -1, gain: LEAST_GAIN * smallest };
    for (const row of open) {
      let gain = 0;
      let papers = 0;
      for (const { paper, worth } of candidates.get(row) ?? []) {
        if (worth <= (best[paper] as number)) continue;
        gain += worth - (best[paper] as number);
        papers++;
      }
      if (papers >= smallest && gain > next.gain) next = { row, gain };
    }
    if (next.row < 0) break;
    open.delete(next.row);
    chosen.push(next.row);
    for (const { paper, worth } of candidates.get(next.row) ?? [])
      best[paper] = Math.max(best[paper] as number, worth);
  }
  return chosen;
}

function assign(candidates: Candidates, topics: number[], count: number): (number | null)[] {
  const placeOf = new Array<number | null>(count).fill(null);
  const best = new Float64Array(count).fill(LEAST_MATCH);
  for (const row of topics)
    for (const { paper, worth } of candidates.get(row) ?? []) {
      if (worth <= (best[paper] as number)) continue;
      best[paper] = worth;
      placeOf[paper] = row;
    }
  return placeOf;
}

/** Adds topics, the most special first, that enough of the papers without a place surely belong to. */
function takeLeftOver(
  { depths }: ReferenceTopics,
  matches: readonly Float64Array[],
  topics: number[],
  placeOf: (number | null)[],
  smallest: number,
): void {
  const rows = depths.map((depth, row) => ({ depth, row })).sort((a, b) => b.depth - a.depth);
  for (const { row } of rows) {
    const sure = placeOf.flatMap((place, paper) =>
      place === null && (matches[paper]?.[row] as number) >= SURE_MATCH ? [paper] : [],
    );
    if (sure.length < smallest && !topics.includes(row)) continue;
    if (!topics.includes(row)) topics.push(row);
    for (const paper of sure) placeOf[paper] = row;
  }
}
