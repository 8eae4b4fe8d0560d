import type { MatchedPaper, ReferenceTopics } from '@/lib/engine/reference/reference-topics';

/** Maximum number of papers of a group that are matched. */
const MOST_MATCHED = 40;
/**
 * Levels of fit between a topic and a group: the minimum mean match of the group's papers, and how many times the
 * mean match of the other groups' papers it must be, so that a topic that all groups share does not fit.
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
  /** Row of the topic in the reference. */
  row: number;
  /**
   * `weak` if the group's own titles may give a better name, `faint` if it is used only when there is nothing else.
   */
  fit: (typeof FITS)[number]['fit'];
}

/**
 * Reference topics that fit the groups as names, best first. Of the topics that surely fit a group, the most
 * specific comes before those above it. A group can have several names, and a name can fit several groups.
 */
export function referenceNames(
  reference: ReferenceTopics,
  groups: readonly (readonly MatchedPaper[])[],
): ReferenceName[] {
  const means = groups.map((papers) => meanMatch(reference, papers.slice(0, MOST_MATCHED)));
  const fitting = means.flatMap((mean, group) =>
    reference.topics.flatMap(({ name }, row) => {
      // A whole field says too little about a group within a library.
      if (reference.depths[row] === 0) return [];
      const own = mean[row] as number;
      const others = means.filter((_, other) => other !== group).map((other) => other[row] as number);
      const elsewhere = others.reduce((sum, x) => sum + x, 0) / Math.max(1, others.length);
      const found = FITS.find(({ mean, lift }) => own >= mean && own >= lift * elsewhere);
      if (!found) return [];
      return [{ group, name, row, fit: found.fit, depth: reference.depths[row] as number, own }];
    }),
  );
  // Among topics that fit less surely, the more general one is more likely to be right.
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
