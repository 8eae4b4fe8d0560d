import type { TopicId } from '@/lib/domain/ids';
import type { Granularity } from '@/lib/domain/preferences/filing-preferences';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { norm } from '@/lib/engine/vector';

export type { Granularity };

interface Grain {
  /** Papers that a new topic needs. */
  papers: number;
  /** Which topic of the tree, by how alike its papers are, sets how alike a new topic's must be; 0 to 1. */
  quantile: number;
}

export const grains: Record<Granularity, Grain> = {
  coarse: { papers: 6, quantile: 0.3 },
  medium: { papers: 4, quantile: 0.5 },
  fine: { papers: 3, quantile: 0.7 },
};

/** Mean cosine of two papers of one heading: the median over the headings of 46 reading lists. */
const USUAL_SIMILARITY = 0.36;
/** The person's own topics count against the usual similarity once there are this many. */
const ENOUGH_TOPICS = 3;

/** How alike, by mean cosine, papers must be to make a topic in this person's tree. */
export function similarityThreshold(state: LibraryState, granularity: Granularity): number {
  const similarities = state.tree.order.flatMap((id) => ownSimilarity(state, id) ?? []).sort((a, b) => a - b);
  if (similarities.length < ENOUGH_TOPICS) return USUAL_SIMILARITY;
  return similarities[Math.floor(grains[granularity].quantile * (similarities.length - 1))] as number;
}

/** Mean cosine of all pairs of a topic's own papers; `null` below three papers. */
function ownSimilarity(state: LibraryState, id: TopicId): number | null {
  const { members, sum } = state.branch(id);
  const count = members.length;
  return count < 3 ? null : (norm(sum) ** 2 - count) / (count * (count - 1));
}
