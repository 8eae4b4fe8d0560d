import type { Place, TopicId } from '@/lib/domain/ids';
import type { TopicColour } from '@/lib/domain/topics/topic';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** A topic as a page's menu names it. */
export interface TopicChoice {
  topicId: TopicId;
  path: TopicPath;
}

/** A topic that is offered, and how sure the engine is of it, 0 to 1. */
export interface LikelyTopic extends TopicChoice {
  confidence: number;
  /** Absent where the answer is of an older version. */
  colour?: TopicColour;
}

/** A new topic that is offered for a paper that seems to fit none. */
export interface NewTopicChoice {
  /** `null` where a person has to type one. */
  name: string | null;
  /** Where it would be created; `null` and an empty path are the top of the tree. */
  parentId: TopicId | null;
  parentPath: TopicPath;
}

/**
 * Where a paper can go with one act: what the pill, the keys and the context menu offer. A save into one of them is
 * `fileOnPage` with the destination `{ topicId }` or `{ newTopic: name, parentId }`.
 */
export interface SaveChoices {
  /** The likeliest topics, best first, at most three. */
  topics: LikelyTopic[];
  /** `null` where the paper fits a topic that there is. */
  newTopic: NewTopicChoice | null;
}

/** What a page's menu offers for one paper. */
export interface PaperChoices {
  /** The likeliest topics, best first, at most five; `confidence` from 0 to 1. */
  ranked: LikelyTopic[];
  /** `null` where the paper fits a topic that there is. */
  newTopic: NewTopicChoice | null;
  /** The nearest papers of the library, at most three. */
  nearest: { title: string; path: TopicPath }[];
}

/** Where a person wants a paper: a place, or a new topic that is created for it. */
export type Destination = { topicId: Place } | { newTopic: string; parentId: TopicId | null };
