import type { MatchedPaper, ReferenceTopics } from '@/lib/engine/reference/reference-topics';

/** Papers of a group that are matched. */
const MOST_MATCHED = 40;
/**
 * How well a topic fits a group: by the mean match of the group's papers, and by how many times that of the papers of the
 * other groups it is, since it may name what all of them share.
 */
const FITS = [
  { fit: 'sure', mean: 0.35, lift: 2 },
  { fit: 'weak', mean: 0.2, lift: 1.3 },
  { fit: 'faint', mean: 0.08, lift: 1 },
] as const;

/** A name that fits a group. */
export interface ReferenceName {
  /** Index of the group. */
  group: number;
  name: string;
  /** Row of the topic. */
  row: number;
  /** Sure, weak (their own titles may fit them better) or faint (where there is nothing else). */
  fit: (typeof FITS)[number]['fit'];
}

/**
 * Names of the reference that fit the groups, the best first: of a group's topics that surely fit the most special one
 * before those above it. A group may have several and a name may fit several groups.
 */
export function referenceNames(
  reference: ReferenceTopics,
  groups: readonly (readonly MatchedPaper[])[],
): ReferenceName[] {
  const means = groups.map((papers) => meanMatch(reference, papers.slice(0, MOST_MATCHED)));
  const fitting = means.flatMap((mean, group) =>
    reference.topics.flatMap(({ name }, row) => {
      // A whole field says too little of a group within a library.
      if (reference.depths[row] === 0) return [];
      const own = mean[row] as number;
      const others = means.filter((_, other) => other !== group).map((other) => other[row] as number);
      const elsewhere = others.reduce((sum, x) => sum + x, 0) / Math.max(1, others.length);
      const found = FITS.find(({ mean, lift }) => own >= mean && own >= lift * elsewhere);
      if (!found) return [];
      return [{ group, name, row, fit: found.fit, depth: reference.depths[row] as number, own }];
    }),
  );
  // Of topics that fit less surely the more general is the truer.
  const rank = ({ fit, depth, own }: (typeof fitting)[number]) => (fit === 'sure' ? 1 + depth : own);
  return fitting.sort((a, b) => rank(b) - rank(a) || b.own - a.own || a.group - b.group);
}

function meanMatch(reference: ReferenceTopics, papers: readonly MatchedPaper[]): Float64Array {
  const mean = new Float64Array(reference.topics.length);
  for (const paper of papers)
    reference.match(paper).forEach((share, row) => {
      mean[row] = (mean[row] as number) + share / papers.length;
    });
  return mean;
}
