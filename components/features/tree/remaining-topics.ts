import type { RankedTopic } from '@/lib/domain/placements/placement';
import type { TopicForest } from './topic-forest';

/** The topics of a ranking that can still be chosen: some may have been deleted since. */
export function remainingTopics(ranked: readonly RankedTopic[], forest: TopicForest): RankedTopic[] {
  return ranked.filter(({ topicId }) => forest.byId.has(topicId));
}
