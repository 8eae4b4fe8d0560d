import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';
import { parentsOf, selfAndAncestors } from './walk-tree';

/** The topics of all locked branches: those with a lock and all topics below them. */
export function lockedTopics(topics: readonly Topic[]): Set<TopicId> {
  const ownLocks = new Set(topics.filter(({ locked }) => locked).map(({ id }) => id));
  const parentOf = parentsOf(topics);
  const ids = topics.map(({ id }) => id);
  return new Set(
    ids.filter((id) => [...selfAndAncestors(id, parentOf)].some((above) => ownLocks.has(above))),
  );
}
