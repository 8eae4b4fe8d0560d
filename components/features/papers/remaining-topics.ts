import type { TopicForest } from '@/components/features/tree/topic-forest';
import type { RankedTopic } from '@/lib/domain/placements/placement';

/** The topics of a ranking that can still be chosen: some may have been deleted since. */
export function remainingTopics(ranked: readonly RankedTopic[], forest: TopicForest): RankedTopic[] {
  return ranked.filter(({ topicId }) => forest.byId.has(topicId));
}
