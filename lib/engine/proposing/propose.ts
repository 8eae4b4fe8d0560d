import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { Granularity } from '@/lib/engine/clustering/granularity';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { proposeNewTopics } from './propose-new-topics';
import { proposeLevels, proposeMerges, proposeSplits } from './propose-restructuring';

/**
 * Proposals to improve the tree, clearest first. Locked branches are left alone.
 * @param reference Names new topics; `null` if there is none.
 */
export function propose(
  state: LibraryState,
  granularity: Granularity,
  reference: ReferenceTopics | null,
): Proposal[] {
  return [
    ...proposeNewTopics(state, granularity, reference),
    ...proposeSplits(state, granularity, reference),
    ...proposeMerges(state),
    ...proposeLevels(state, reference),
  ].sort((a, b) => b.strength - a.strength);
}
