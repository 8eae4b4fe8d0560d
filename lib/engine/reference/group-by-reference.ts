import type { ReferenceTopics } from './reference-topics';

/** Papers grouped by topics of the reference. */
export interface ReferenceGroups {
  /** Rows of the topics that were chosen. */
  topics: number[];
  /** For each paper, the chosen topic that it is about; `null` if it is clearly about none of them. */
  placeOf: (number | null)[];
}

/**
 * A paper is about a topic if its match with it exceeds `LEAST_MATCH`. The match with a topic that is not a leaf is
 * multiplied by the factor of its depth, because such a topic says less: otherwise the most general topics would
 * take every paper. Chosen by reading the tree of 145 papers.
 */
const LEAST_MATCH = 0.25;
const WORTH_BY_DEPTH = [0.35, 0.75, 1];
/** A topic is chosen if it adds this much to the papers' matches, for each paper that a topic must have. */
const LEAST_GAIN = 0.35;
/** Papers that no chosen topic takes make a topic of their own if each matches it at least this well. */
const SURE_MATCH = 0.8;
/**
 * The reference divides papers if no field of it holds more than `LARGEST_FIELD` of them, or if it tells apart
 * `GROUPS_PER_ROOT` groups times the square root of their number. Otherwise the papers are of one subject and are
 * better divided by their own clusters, because people divide a subject by facets that no reference has. Of 37
 * reading lists of one subject, 27 have a larger field, and all but two of these lie below 1.8; libraries of one
 * broad field, drawn from a corpus, lie at 1.9 or more.
 */
const LARGEST_FIELD = 0.45;
const GROUPS_PER_ROOT = 1.8;

/**
 * Divides papers of one broad field or of several fields by topics of the reference. Topics are chosen one by one,
 * so that together they match the papers best (greedy maximisation of the papers' best matches, a submodular
 * function).
 * @param matches Results of `ReferenceTopics.match`, one for each paper.
 * @param bounds Minimum number of papers in a topic, and maximum number of topics.
 * @returns `null` if the papers are of one subject, or if fewer than two topics remain.
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
    // The papers of the smallest topic may be about another of the topics as well.
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

/** Perplexity of the mutual information between papers and topics: 1 if the topics say the same about every paper. */
function groupsToldApart({ topics }: ReferenceTopics, matches: readonly Float64Array[]): number {
  const mean = new Float64Array(topics.length);
  let noise = 0;
  for (const match of matches) {
    // The share of each topic itself, without the topics below it.
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

/** For each topic, the papers about it and how well the topic describes each. */
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

/** Adds topics, most specific first, to which enough of the papers without a place surely belong. */
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
