import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from './topic';
import { selfAndAncestors } from './walk-tree';

/** Names from the top of the tree down to the topic, e.g. `['Agents', 'Memory']`; empty means Unsorted. */
export type TopicPath = string[];

/**
 * The names from the top of the tree down to the place; empty for Unsorted and for missing topics. Stops at a cycle.
 */
export function topicPath(place: Place, topics: ReadonlyMap<TopicId, Topic>): TopicPath {
  const topicId = place === UNSORTED ? null : (place as TopicId);
  return [...selfAndAncestors(topicId, (id) => topics.get(id)?.parentId)]
    .map((id) => topics.get(id)?.name ?? '')
    .reverse();
}
