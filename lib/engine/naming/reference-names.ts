import type { MatchedPaper, ReferenceTopics } from '@/lib/engine/reference/reference-topics';

/** Papers of a group that are matched. */
const MOST_MATCHED = 40;
/** A topic names a group where the mean match of its papers is at least this, */
const LEAST_MEAN = 0.35;
/** and this many times that of the papers of the other groups: else it names what all of them share. */
const LEAST_LIFT = 2;

/** A name that fits a group. */
export interface ReferenceName {
  /** Index of the group. */
  group: number;
  name: string;
  /** Row of the topic. */
  row: number;
}

/**
 * Names of the reference that fit the groups, the best first: of a group's topics the most special one before those
 * above it. A group may have several and a name may fit several groups.
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
      if (own < LEAST_MEAN || own < LEAST_LIFT * elsewhere) return [];
      return [{ group, name, row, depth: reference.depths[row] as number, own }];
    }),
  );
  return fitting.sort((a, b) => b.depth - a.depth || b.own - a.own || a.group - b.group);
}

function meanMatch(reference: ReferenceTopics, papers: readonly MatchedPaper[]): Float64Array {
  const mean = new Float64Array(reference.topics.length);
  for (const paper of papers)
    reference.match(paper).forEach((share, row) => {
      mean[row] = (mean[row] as number) + share / papers.length;
    });
  return mean;
}
