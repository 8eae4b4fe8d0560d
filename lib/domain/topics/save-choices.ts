import type { TopicId } from '@/lib/domain/ids';
import type { LikelyTopic, NewTopicChoice, SaveChoices } from '@/lib/domain/pages/save-choices';
import type { Choices, NewTopic, RankedTopic } from '@/lib/domain/placements/placement';
import type { Topic } from './topic';
import { topicColour } from './topic-colour';
import { topicPath } from './topic-path';

/** The engine's choices with the names that a person reads; topics that are gone are left out. */
export function saveChoices({ topics, newTopic }: Choices, tree: ReadonlyMap<TopicId, Topic>): SaveChoices {
  return { topics: likelyTopics(topics, tree), newTopic: newTopicChoice(newTopic, tree) };
}

/** Ranked topics with their paths, in the same order; topics that are gone are left out. */
export function likelyTopics(ranked: RankedTopic[], tree: ReadonlyMap<TopicId, Topic>): LikelyTopic[] {
  return ranked.flatMap(({ topicId, confidence }) => {
    if (!tree.has(topicId)) return [];
    const colour = topicColour(topicId, tree);
    return [{ topicId, path: topicPath(topicId, tree), confidence, ...(colour && { colour }) }];
  });
}

/** A new topic with the path of its parent; at the top where its parent is gone. */
export function newTopicChoice(
  newTopic: NewTopic | null,
  tree: ReadonlyMap<TopicId, Topic>,
): NewTopicChoice | null {
  if (!newTopic) return null;
  const parentId = newTopic.parentId !== null && tree.has(newTopic.parentId) ? newTopic.parentId : null;
  return { name: newTopic.name, parentId, parentPath: parentId === null ? [] : topicPath(parentId, tree) };
}
