import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { Granularity } from '@/lib/engine/clustering/granularity';
import type { ReferenceTopics } from '@/lib/engine/reference/reference-topics';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { proposeNewTopics } from './propose-new-topics';
import { proposeLevels, proposeMerges, proposeSplits } from './propose-restructuring';

/**
 * What could be bettered in the tree, clearest first. Locked branches are left alone.
 * @param reference By which new topics are named; `null` where there is none.
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
