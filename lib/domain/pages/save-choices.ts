import type { Place, TopicId } from '@/lib/domain/ids';
import type { Choices, NewTopic, RankedTopic } from '@/lib/domain/placements/placement';
import type { Topic, TopicColour } from '@/lib/domain/topics/topic';
import { topicColour } from '@/lib/domain/topics/topic-colour';
import { type TopicPath, topicPath } from '@/lib/domain/topics/topic-path';

/** A topic as the menu in a page shows it. */
export interface TopicChoice {
  topicId: TopicId;
  path: TopicPath;
}

/** A topic that is offered, and how sure the engine is of it, 0 to 1. */
export interface LikelyTopic extends TopicChoice {
  confidence: number;
  /** Absent in answers of older versions. */
  colour?: TopicColour;
}

/** A new topic, offered for a paper that seems to fit no existing one. */
export interface NewTopicChoice {
  /** `null` if the person has to type a name. */
  name: string | null;
  /** Where it would be created; `null`, with an empty path, is the top of the tree. */
  parentId: TopicId | null;
  parentPath: TopicPath;
}

/**
 * Where a paper can be filed with one click or key: the choices of the pill, the keys and the context menu. A save
 * into one of them is `fileOnPage` with the destination `{ topicId }` or `{ newTopic: name, parentId }`.
 */
export interface SaveChoices {
  /** The likeliest topics, best first, at most three. */
  topics: LikelyTopic[];
  /** `null` if the paper fits an existing topic. */
  newTopic: NewTopicChoice | null;
}

/** The choices of the menu in a page for one paper. */
export interface PaperChoices {
  /** The likeliest topics, best first, at most five; `confidence` from 0 to 1. */
  ranked: LikelyTopic[];
  /** `null` if the paper fits an existing topic. */
  newTopic: NewTopicChoice | null;
  /** The nearest papers of the library, at most three. */
  nearest: { title: string; path: TopicPath }[];
}

/** Where a person wants a paper: a place, or a new topic that is created for it. */
export type Destination = { topicId: Place } | { newTopic: string; parentId: TopicId | null };

/** The engine's choices with names and paths, without deleted topics. */
export function saveChoices({ topics, newTopic }: Choices, tree: ReadonlyMap<TopicId, Topic>): SaveChoices {
  return { topics: likelyTopics(topics, tree), newTopic: newTopicChoice(newTopic, tree) };
}

/** Ranked topics with their paths, in the same order, without deleted ones. */
export function likelyTopics(ranked: RankedTopic[], tree: ReadonlyMap<TopicId, Topic>): LikelyTopic[] {
  return ranked.flatMap(({ topicId, confidence }) => {
    if (!tree.has(topicId)) return [];
    const colour = topicColour(topicId, tree);
    return [{ topicId, path: topicPath(topicId, tree), confidence, ...(colour && { colour }) }];
  });
}

/** A new topic with the path of its parent; at the top if the parent was deleted. */
export function newTopicChoice(
  newTopic: NewTopic | null,
  tree: ReadonlyMap<TopicId, Topic>,
): NewTopicChoice | null {
  if (!newTopic) return null;
  const parentId = newTopic.parentId !== null && tree.has(newTopic.parentId) ? newTopic.parentId : null;
  return { name: newTopic.name, parentId, parentPath: parentId === null ? [] : topicPath(parentId, tree) };
}
