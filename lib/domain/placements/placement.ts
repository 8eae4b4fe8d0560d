import { type MadeBy, type PaperId, type Place, type RuleId, type TopicId, UNSORTED } from '@/lib/domain/ids';

/** A topic and how sure the engine is that the paper belongs there, 0 to 1, calibrated. */
export interface RankedTopic {
  topicId: TopicId;
  confidence: number;
}

/** A topic that could be created for a paper that seems to fit none. */
export interface NewTopic {
  /** `null` if no phrase of the paper is a good name: then a person types one. */
  name: string | null;
  /** The topic to create it under; `null` is the top of the tree. */
  parentId: TopicId | null;
}

/** Where a paper can go with one act. */
export interface Choices {
  /** The likeliest topics, best first, at most three. */
  topics: RankedTopic[];
  /** `null` if the paper fits an existing topic. */
  newTopic: NewTopic | null;
}

/** Why a paper is filed where it is, so that a person can check it. */
export interface PlacementReason {
  /** The nearest papers filed there, nearest first; at most three. */
  nearest: PaperId[];
  /** Words of the paper that indicate the topic, strongest first; at most five. */
  words: string[];
  /** The rule that decided; it may have been changed or deleted since. */
  rule?: RuleId;
  /** True if the paper was moved by an accepted proposal, not because of its own similarity. */
  agreed?: true;
}

/**
 * Where one paper is filed: one record for each paper, so that there is exactly one primary place. `madeBy: 'person'`
 * is a pin.
 */
export interface Placement {
  paperId: PaperId;
  /** The primary place. */
  topicId: Place;
  /** Further topics it belongs to; never `topicId` itself. */
  also: TopicId[];
  madeBy: MadeBy;
  /** `null` before the engine has seen the paper, and where a person placed it. */
  confidence: number | null;
  reason: PlacementReason | null;
  /** The topics that the engine ranked best, best first, at most three: the buttons of a question. */
  ranked: RankedTopic[];
  /** Topics from which a person removed this paper; never suggested for it again. */
  rejected: TopicId[];
  /** Milliseconds since 1970. */
  at: number;
}

/** True if the program could not place the paper and asks the person. */
export function asksPerson({ topicId, madeBy, confidence }: Placement): boolean {
  return topicId === UNSORTED && madeBy === 'program' && confidence !== null;
}

/** True if neither a person nor the engine has placed the paper yet. */
export function isUndecided({ topicId, madeBy, confidence }: Placement): boolean {
  return topicId === UNSORTED && madeBy === 'program' && confidence === null;
}

/** True if nothing automatic may move the paper. */
export function isPinned(placement: Pick<Placement, 'madeBy'>): boolean {
  return placement.madeBy === 'person';
}

/** The placement of a paper that the engine has not seen yet. */
export function unplaced(paperId: PaperId, at: number): Placement {
  return {
    paperId,
    topicId: UNSORTED,
    also: [],
    madeBy: 'program',
    confidence: null,
    reason: null,
    ranked: [],
    rejected: [],
    at,
  };
}
