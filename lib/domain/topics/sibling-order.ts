import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';

/** The position of a topic that becomes the last among these siblings. */
export function nextPosition(siblings: readonly Topic[]): number {
  return siblings.reduce((next, { position }) => Math.max(next, position + 1), 0);
}

/**
 * The position that puts a topic before one of its siblings, or last if `before` is not a sibling. It is between those
 * of its neighbours, so that only one record is written; if their positions are equal or too close, all siblings are
 * renumbered. Pinned topics are ordered separately: a topic that is not pinned, moved before a pinned sibling, becomes
 * the first of those that are not pinned.
 * @param siblings The other topics below the same parent, in order (`bySiblingOrder`).
 */
export function positionBefore(
  topic: Topic,
  siblings: readonly Topic[],
  before: TopicId | null,
): { position: number; renumbered: Topic[] } {
  const isPinned = topic.pinned ?? false;
  const row = siblings.filter(({ pinned = false }) => pinned === isPinned);
  const target = siblings.find(({ id }) => id === before);
  const next = target?.pinned && !isPinned ? row[0] : row.find(({ id }) => id === before);
  if (!next) return { position: nextPosition(row), renumbered: [] };
  const index = row.indexOf(next);
  const previous = row[index - 1];
  if (!previous) return { position: next.position - 1, renumbered: [] };
  const middle = (previous.position + next.position) / 2;
  if (previous.position < middle && middle < next.position) return { position: middle, renumbered: [] };
  const renumbered = row.map((sibling, order) => ({
    ...sibling,
    position: order < index ? order : order + 1,
  }));
  return { position: index, renumbered };
}
