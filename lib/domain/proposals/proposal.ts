import type { PaperId, ProposalId, TopicId } from '@/lib/domain/ids';

/**
 * A change of the tree or the library that the program would make if it were asked; nothing is done until a person says so, and
 * what is done then is an ordinary act that can be undone.
 */
export type Proposal = NewTopicProposal | SplitProposal | MergeProposal | GroupProposal | SamePaperProposal;

interface Reasoned {
  /** How clear the case is, 0 to 1: a margin of similarities, not a calibrated probability. Proposals come clearest first. */
  strength: number;
  /** Words that the papers concerned share and the rest does not, strongest first. */
  words: string[];
}

/** Papers in Unsorted agree on a topic that the tree lacks. */
export interface NewTopicProposal extends Reasoned {
  type: 'new-topic';
  name: string;
  parentId: TopicId | null;
  papers: PaperId[];
}

/** One topic has become two or more: the parts would be its sub-topics. */
export interface SplitProposal extends Reasoned {
  type: 'split-topic';
  topicId: TopicId;
  parts: { name: string; papers: PaperId[] }[];
}

/** Two sibling topics are too alike to separate: the papers of the second would move to the first. */
export interface MergeProposal extends Reasoned {
  type: 'merge-topics';
  into: TopicId;
  from: TopicId;
  papers: PaperId[];
}

/** Too many topics stand side by side: those that are alike would come under a new one. */
export interface GroupProposal extends Reasoned {
  type: 'group-topics';
  name: string;
  parentId: TopicId | null;
  topicIds: TopicId[];
}

/** Two papers have one title, and no identifier says that they are one: a person says. The first saved comes first. */
export interface SamePaperProposal extends Reasoned {
  type: 'same-paper';
  title: string;
  papers: [PaperId, PaperId];
}

/**
 * A proposal that waits for a person's word, or that a person declined, so that it stays away. One that was
 * accepted is gone; undoing either act brings it back.
 */
export interface StoredProposal {
  id: ProposalId;
  proposal: Proposal;
  state: 'open' | 'declined';
  /** When it was first made; milliseconds since 1970. */
  at: number;
}
