import type { PaperId, ProposalId, TopicId } from '@/lib/domain/ids';

/**
 * A change of the tree or the library that the program suggests. Nothing changes until a person accepts it; accepting
 * it is an ordinary act that can be undone.
 */
export type Proposal = NewTopicProposal | SplitProposal | MergeProposal | GroupProposal | SamePaperProposal;

interface Reasoned {
  /**
   * How clear the case is, 0 to 1: a margin of similarities, not a calibrated probability. The clearest proposals come
   * first.
   */
  strength: number;
  /** Words that distinguish these papers from the rest, strongest first. */
  words: string[];
}

/** Papers in Unsorted form a topic that the tree lacks. */
export interface NewTopicProposal extends Reasoned {
  type: 'new-topic';
  name: string;
  parentId: TopicId | null;
  papers: PaperId[];
}

/** A topic has two or more distinct parts, which would become its subtopics. */
export interface SplitProposal extends Reasoned {
  type: 'split-topic';
  topicId: TopicId;
  parts: { name: string; papers: PaperId[] }[];
}

/** Two sibling topics are too similar: the papers of `from` would move to `into`. */
export interface MergeProposal extends Reasoned {
  type: 'merge-topics';
  into: TopicId;
  from: TopicId;
  papers: PaperId[];
}

/** A topic has too many subtopics: similar ones would move under a new topic. */
export interface GroupProposal extends Reasoned {
  type: 'group-topics';
  name: string;
  parentId: TopicId | null;
  topicIds: TopicId[];
}

/**
 * Two papers have the same title but no common identifier, so a person decides. The one that was saved first comes
 * first.
 */
export interface SamePaperProposal extends Reasoned {
  type: 'same-paper';
  title: string;
  papers: [PaperId, PaperId];
}

/**
 * A proposal that is open, or that a person declined so that it is not made again. An accepted proposal is deleted.
 * Undoing either act restores the open proposal.
 */
export interface StoredProposal {
  id: ProposalId;
  proposal: Proposal;
  state: 'open' | 'declined';
  /** When it was first made, in milliseconds since 1970. */
  at: number;
}
