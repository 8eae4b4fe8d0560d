import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from './topic';

/** Names from the top of the tree down to the topic, e.g. `['Agents', 'Memory']`; empty means Unsorted. */
export type TopicPath = string[];

/** Names from the top of the tree to the place; empty for Unsorted and for a topic that is not there. Stops at a cycle. */
export function topicPath(place: Place, topics: ReadonlyMap<TopicId, Topic>): TopicPath {
  const path: TopicPath = [];
  const seen = new Set<TopicId>();
  let at: TopicId | null = place === UNSORTED ? null : (place as TopicId);
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const topic: Topic | undefined = topics.get(at);
    if (!topic) break;
    path.unshift(topic.name);
    at = topic.parentId;
  }
  return path;
}
