import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';

/** The position of a topic that becomes the last among these siblings. */
export function nextPosition(siblings: readonly Topic[]): number {
  return siblings.reduce((next, { position }) => Math.max(next, position + 1), 0);
}

/**
 * The position that puts a topic before one of its siblings, or last where `before` is none of them. It lies between
 * two neighbours, so that one record is written; siblings whose positions clash, or lie so close that no number fits
 * between, are renumbered. Pinned topics and the others are ordered apart: before a pinned sibling, a topic that is
 * not pinned becomes the first of those that are not.
 * @param siblings The others below the same parent, in their order (`bySiblingOrder`).
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
