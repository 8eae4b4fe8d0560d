import type { MadeBy, PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { PlacementReason, RankedTopic } from '@/lib/domain/placements/placement';
import type { FilingRule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';

/**
 * A paper as the engine sees it. `vector` is its embedding; the engine scales it to length 1, and zeros mean that
 * the paper has no vector.
 */
export interface FiledPaper {
  id: PaperId;
  vector: Float32Array;
  title: string;
  /** Empty if unknown. */
  abstract: string;
  categories: string[];
  keywords: string[];
}

/** What the engine learns from. Events are derived from the change log and come in its order. */
export type EngineEvent =
  /**
   * A topic was created, renamed, moved or locked. `nameVector` is the embedding of its name, or `null` if
   * embedding failed.
   */
  | { type: 'topic'; topic: Topic; nameVector: Float32Array | null }
  /** A topic was deleted. Papers that are still in it count as Unsorted until they are filed again. */
  | { type: 'topic-removed'; topicId: TopicId }
  /** A paper was filed, refiled or moved to Unsorted, where it is evidence for a new topic. */
  | {
      type: 'filed';
      paper: FiledPaper;
      topicId: Place;
      also: TopicId[];
      madeBy: MadeBy;
      rejected: TopicId[];
    }
  /** The paper left the library. */
  | { type: 'unfiled'; paperId: PaperId };

/** Where a paper should go, how sure that is, and why. */
export interface Placed {
  /** Unsorted if no topic is likely enough, in which case a person is asked. */
  topicId: Place;
  /** The best guess, even if a person is asked; `null` if there is no candidate. */
  chosen: TopicId | null;
  /** Calibrated probability, 0 to 1, that the paper belongs in `chosen` or below it. */
  confidence: number;
  /** Probability, 0 to 1, that the paper belongs to no existing topic; 1 if there is no candidate. */
  openSetProbability: number;
  /**
   * The likeliest topics, best first, at most five, even if a person is asked. Their confidence assumes that the
   * paper belongs to one of the topics.
   */
  ranked: RankedTopic[];
  reason: PlacementReason;
  /** The rule that decided, one of those passed in; `null` if similarity decided. */
  rule: FilingRule | null;
}

/** Constraints that the person puts on one placement. */
export interface PlaceOptions {
  /** Topics that a person rejected for this paper. */
  rejected?: TopicId[];
  /**
   * The person's rules in order: the first that fits decides. A rule overrides similarity, but not a lock or a
   * rejection.
   */
  rules?: FilingRule[];
}

/** One of several papers that are placed together. */
export interface WaitingPaper {
  paper: FiledPaper;
  options?: PlaceOptions;
}

/** A topic of a proposed tree. */
export interface BuiltTopic {
  name: string;
  /** Index of its parent in the same list, always smaller than its own index; `null` at the top. */
  parent: number | null;
  /** Papers directly in the topic. */
  papers: PaperId[];
}

export interface BuiltTree {
  topics: BuiltTopic[];
  /** Papers that fit no group. They wait in Unsorted for similar ones. */
  unsorted: PaperId[];
}
