import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';

/** Topics that nothing automatic enters, leaves or reshapes: the locked ones and all that stand below them. */
export function lockedTopics(topics: readonly Topic[]): Set<TopicId> {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const isLocked = (topic: Topic): boolean => {
    const seen = new Set<TopicId>();
    for (let at: Topic | undefined = topic; at && !seen.has(at.id); at = byId.get(at.parentId as TopicId)) {
      if (at.locked) return true;
      seen.add(at.id);
    }
    return false;
  };
  return new Set(topics.filter(isLocked).map(({ id }) => id));
}
