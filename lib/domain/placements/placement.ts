import { type MadeBy, type PaperId, type Place, type RuleId, type TopicId, UNSORTED } from '@/lib/domain/ids';

/** A topic and how sure the engine is that the paper belongs there, 0 to 1, calibrated. */
export interface RankedTopic {
  topicId: TopicId;
  confidence: number;
}

/** A topic that could be created for a paper that seems to fit none. */
export interface NewTopic {
  /** `null` where no phrase of the paper is a good name: then a person types one. */
  name: string | null;
  /** The topic to create it under; `null` is the top of the tree. */
  parentId: TopicId | null;
}

/** Where a paper can go with one act. */
export interface Choices {
  /** The likeliest topics, best first, at most three. */
  topics: RankedTopic[];
  /** `null` where the paper fits a topic that there is. */
  newTopic: NewTopic | null;
}

/** Why a paper stands where it stands, so that a person can check it. */
export interface PlacementReason {
  /** The nearest papers filed there, nearest first; at most three. */
  nearest: PaperId[];
  /** Words of the paper that spoke for the topic, strongest first; at most five. */
  words: string[];
  /** The person's rule that decided; it may have changed, or be gone, since. */
  rule?: RuleId;
  /** True where the paper came with a change of the tree that a person agreed to, not by its own merits. */
  agreed?: true;
}

/**
 * Where one paper stands: one record a paper, so that "exactly one primary place" cannot be broken.
 * `madeBy: 'person'` is a pin.
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
  /** Best topics as the engine ranked them, best first, at most three: the buttons of a question. */
  ranked: RankedTopic[];
  /** Topics from which a person took this paper away; never suggested for it again. */
  rejected: TopicId[];
  /** Milliseconds since 1970. */
  at: number;
}

/** True where the program has seen the paper and leaves it to a person where it belongs. */
export function asksPerson({ topicId, madeBy, confidence }: Placement): boolean {
  return topicId === UNSORTED && madeBy === 'program' && confidence !== null;
}

/** True where neither a person nor the engine has decided about the paper: it waits for the engine. */
export function isUndecided({ topicId, madeBy, confidence }: Placement): boolean {
  return topicId === UNSORTED && madeBy === 'program' && confidence === null;
}

/** True where nothing automatic may move the paper. */
export function isPinned(placement: Pick<Placement, 'madeBy'>): boolean {
  return placement.madeBy === 'person';
}

/** Where a paper stands before the engine has seen it. */
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
