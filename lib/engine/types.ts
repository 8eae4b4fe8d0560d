import type { MadeBy, PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { PlacementReason, RankedTopic } from '@/lib/domain/placements/placement';
import type { FilingRule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';

/** A paper as the engine sees it. `vector` is its embedding, of any length but zero; its length is normalised here. */
export interface FiledPaper {
  id: PaperId;
  vector: Float32Array;
  title: string;
  /** Empty where unknown. */
  abstract: string;
  categories: string[];
  keywords: string[];
}

/** What the engine learns from: every one derived from the change log, in the order of the log. */
export type EngineEvent =
  /** A topic is new, or was renamed, moved, locked. `nameVector` embeds its name; `null` where that failed. */
  | { type: 'topic'; topic: Topic; nameVector: Float32Array | null }
  /** The topic is gone. Papers that still stand there are held as Unsorted until they are filed again. */
  | { type: 'topic-removed'; topicId: TopicId }
  /** A paper was filed or re-filed, or put in Unsorted, where it waits as evidence for a new topic. */
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
  /** Unsorted where no topic is likely enough: then a person is asked. */
  topicId: Place;
  /** The topic that is the best guess, also where a person is asked; `null` where there is none to guess. */
  chosen: TopicId | null;
  /** Probability that the paper belongs in `chosen` or below it, 0 to 1, calibrated. */
  confidence: number;
  /** Probability that the paper belongs to no topic that there is, 0 to 1; 1 where there is none. */
  openSetProbability: number;
  /** The likeliest topics, best first, at most five, as if the paper surely belonged to one; also when asked. */
  ranked: RankedTopic[];
  reason: PlacementReason;
  /** The rule that decided, one of those passed in; `null` where the similarity did. */
  rule: FilingRule | null;
}

/** What the person asks of one placement. */
export interface PlaceOptions {
  /** Topics that a person said no to for this paper. */
  rejected?: TopicId[];
  /** The person's rules, first fit first. A rule beats every similarity, and neither lock nor rejection. */
  rules?: FilingRule[];
}

/** One of several papers that are placed together. */
export interface WaitingPaper {
  paper: FiledPaper;
  options?: PlaceOptions;
}

/** A topic of a tree that is proposed as a whole. */
export interface BuiltTopic {
  name: string;
  /** Index of its parent in the same list, always smaller than its own; `null` at the top. */
  parent: number | null;
  /** Papers right under it. */
  papers: PaperId[];
}

export interface BuiltTree {
  topics: BuiltTopic[];
  /** Papers that are like no group: they wait for others of their kind. */
  unsorted: PaperId[];
}
