import type { Place, TopicId } from '@/lib/domain/ids';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** A topic as a page's menu names it. */
export interface TopicChoice {
  topicId: TopicId;
  path: TopicPath;
}

/** What a page's menu offers for one paper. */
export interface PaperChoices {
  /** The likeliest topics, best first, at most five; `confidence` from 0 to 1. */
  ranked: (TopicChoice & { confidence: number })[];
  /** The nearest papers of the library, at most three. */
  nearest: { title: string; path: TopicPath }[];
}

/** Where a person wants a paper: a place, or a new topic that is created for it. */
export type Destination = { topicId: Place } | { newTopic: string; parentId: TopicId | null };
