import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import { mayProgramMove } from '@/lib/domain/placements/program-transitions';
import type { Topic } from '@/lib/domain/topics/topic';
import type { Proposal } from './proposal';
import { MIN_OVERLAP } from './same-question';

/** The records that decide whether a proposal is still valid. */
export interface ConcernedRecords {
  /** All topics. */
  topics: ReadonlyMap<TopicId, Topic>;
  /** See `lockedTopics`. */
  locked: ReadonlySet<TopicId>;
  /** The placements of the papers that the proposal refers to. */
  placements: ReadonlyMap<PaperId, Placement>;
}

/** The smallest number of papers in a new topic or part, of parts, and of topics in a group. */
const FEWEST = 2;

/**
 * Reduces the proposal to the current library: without papers that were moved, deleted or pinned since, and without
 * topics that were moved or deleted. `null` if too little is left, so that its reason no longer holds.
 */
export function narrowProposal(proposal: Proposal, records: ConcernedRecords): Proposal | null {
  const { topics, locked, placements } = records;
  const isOpen = (id: TopicId | null) => id === null || (topics.has(id) && !locked.has(id));
  switch (proposal.type) {
    case 'new-topic': {
      const papers = proposal.papers.filter((id) => {
        const placement = placements.get(id);
        return placement && (placement.topicId === UNSORTED || mayProgramMove(placement, locked));
      });
      const holds = papers.length >= FEWEST && isMostOf(papers.length, proposal.papers.length);
      return holds && isOpen(proposal.parentId) ? { ...proposal, papers } : null;
    }
    case 'split-topic': {
      const { topicId, parts } = proposal;
      const isThere = (id: PaperId) => placements.get(id)?.topicId === topicId;
      const left = parts
        .map(({ name, papers }) => ({ name, papers: papers.filter(isThere) }))
        .filter(({ papers }) => papers.length >= FEWEST);
      const holds = left.length >= FEWEST && isMostOf(countPapers(left), countPapers(parts));
      return holds && isOpen(topicId) ? { ...proposal, parts: left } : null;
    }
    case 'merge-topics': {
      const { from, into } = proposal;
      // If one was moved below the other since, this is no longer what was proposed.
      const areSiblings = topics.get(from)?.parentId === topics.get(into)?.parentId;
      if (!isOpen(from) || !isOpen(into) || !areSiblings) return null;
      return { ...proposal, papers: proposal.papers.filter((id) => placements.get(id)?.topicId === from) };
    }
    case 'group-topics': {
      const { parentId } = proposal;
      const topicIds = proposal.topicIds.filter((id) => isOpen(id) && topics.get(id)?.parentId === parentId);
      return topicIds.length >= FEWEST && isOpen(parentId) ? { ...proposal, topicIds } : null;
    }
    case 'same-paper':
      return proposal.papers.every((id) => placements.has(id)) ? proposal : null;
  }
}

function countPapers(parts: { papers: PaperId[] }[]): number {
  return parts.reduce((sum, { papers }) => sum + papers.length, 0);
}

/** Whether enough papers are left that the proposal still asks the same question; see `isSameMatter`. */
function isMostOf(left: number, all: number): boolean {
  return left >= MIN_OVERLAP * all;
}
