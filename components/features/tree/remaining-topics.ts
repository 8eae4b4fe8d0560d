import type { RankedTopic } from '@/lib/domain/placements/placement';
import type { TopicNodes } from './topic-nodes';

/** The topics of a ranking that can still be chosen: some may have been deleted since. */
export function remainingTopics(ranked: readonly RankedTopic[], tree: TopicNodes): RankedTopic[] {
  return ranked.filter(({ topicId }) => tree.byId.has(topicId));
}
