import type { TopicId } from '@/lib/domain/ids';
import type { Granularity } from '@/lib/domain/preferences/filing-preferences';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { norm } from '@/lib/vectors/float-vectors';

export type { Granularity };

interface GranularitySettings {
  /** The minimum number of papers in a new topic. */
  papers: number;
  /**
   * How alike the papers of a new topic must be: this quantile, 0 to 1, of the similarities within the tree's
   * topics.
   */
  quantile: number;
}

export const granularitySettings: Record<Granularity, GranularitySettings> = {
  coarse: { papers: 6, quantile: 0.3 },
  medium: { papers: 4, quantile: 0.5 },
  fine: { papers: 3, quantile: 0.7 },
};

/** Mean cosine of two papers under the same heading: the median over the headings of 46 reading lists. */
const USUAL_SIMILARITY = 0.36;
/** The person's own topics replace the usual similarity if there are at least this many. */
const ENOUGH_TOPICS = 3;

/** The minimum mean pairwise cosine of a new topic in this person's tree. */
export function similarityThreshold(state: LibraryState, granularity: Granularity): number {
  const similarities = state.tree.order.flatMap((id) => ownSimilarity(state, id) ?? []).sort((a, b) => a - b);
  if (similarities.length < ENOUGH_TOPICS) return USUAL_SIMILARITY;
  return similarities[
    Math.floor(granularitySettings[granularity].quantile * (similarities.length - 1))
  ] as number;
}

/** Mean cosine of all pairs of a topic's own papers; `null` for fewer than three papers. */
function ownSimilarity(state: LibraryState, id: TopicId): number | null {
  const { members, sum } = state.branch(id);
  const count = members.length;
  return count < 3 ? null : (norm(sum) ** 2 - count) / (count * (count - 1));
}
