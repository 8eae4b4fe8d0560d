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
const LEAST_MATCH = 0.25;
const WORTH_BY_DEPTH = [0.35, 0.75, 1];
/** A topic is chosen where it adds this much to the papers' matches, for each paper that a topic must have. */
const LEAST_GAIN = 0.35;
/** Papers that no chosen topic takes make one of their own where each matches it at least this well. */
const SURE_MATCH = 0.8;
/**
 * The reference divides papers where no field of it holds more than this share of them, or where it tells this many
 * groups apart, times the root of their number. The papers of a reading list of one subject are better divided by their
 * own clusters, since people divide them by facets that no reference has. Of 37 such lists 27 have a field with more, of
 * these all but two lie below 1.8; libraries of one broad field, drawn from a corpus, lie at 1.9 and more.
 */
const LARGEST_FIELD = 0.45;
const GROUPS_PER_ROOT = 1.8;

/**
 * Divides papers of a broad field or of several by topics of the reference: those that together say most about the
 * papers, one by one (greedy maximisation of the papers' best matches, a submodular function).
 * @param matches of each paper, as `ReferenceTopics.match` returns them
 * @param bounds papers that a topic has at least, and how many topics there are at most
 * @returns `null` where they are of one subject.
 */
export function groupByReference(
  reference: ReferenceTopics,
  matches: readonly Float64Array[],
  { smallest, most }: { smallest: number; most: number },
): ReferenceGroups | null {
  if (isOneSubject(reference, matches)) return null;
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

function isOneSubject(reference: ReferenceTopics, matches: readonly Float64Array[]): boolean {
  const fields = reference.depths.flatMap((depth, row) =>
    depth === 0 ? [matches.reduce((sum, match) => sum + (match[row] as number), 0)] : [],
  );
  return (
    Math.max(...fields) > LARGEST_FIELD * matches.length &&
    groupsToldApart(reference, matches) < GROUPS_PER_ROOT * Math.sqrt(matches.length)
  );
}

/** Perplexity of the mutual information between papers and topics: 1 where the topics say the same of every paper. */
function groupsToldApart({ topics }: ReferenceTopics, matches: readonly Float64Array[]): number {
  const mean = new Float64Array(topics.length);
  let noise = 0;
  for (const match of matches) {
    // Of a topic itself, without those below it.
    const own = Float64Array.from(match);
    topics.forEach(({ parent }, row) => {
      if (parent !== null) own[parent] = (own[parent] as number) - (match[row] as number);
    });
    noise += entropyOf(own) / matches.length;
    own.forEach((share, row) => {
      mean[row] = (mean[row] as number) + share / matches.length;
    });
  }
  return Math.exp(entropyOf(mean) - noise);
}

function entropyOf(shares: Float64Array): number {
  return -shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log(share) : 0), 0);
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
