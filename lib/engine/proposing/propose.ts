import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { Granularity } from '@/lib/engine/clustering/granularity';
import type { LibraryState } from '@/lib/engine/state/library-state';
import { proposeNewTopics } from './propose-new-topics';
import { proposeLevels, proposeMerges, proposeSplits } from './propose-restructuring';

/** What could be bettered in the tree, clearest first. Locked branches are left alone. */
export function propose(state: LibraryState, granularity: Granularity): Proposal[] {
  return [
    ...proposeNewTopics(state, granularity),
    ...proposeSplits(state, granularity),
    ...proposeMerges(state),
    ...proposeLevels(state),
  ].sort((a, b) => b.strength - a.strength);
}
