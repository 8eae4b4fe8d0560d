import { isPinned, type Placement } from './placement';

/**
 * Violated invariants of a placement, one phrase each; empty for every result of a transition. Whether the topics
 * exist is not checked here.
 */
export function placementFlaws(placement: Placement): string[] {
  const { topicId, also, confidence, reason, rejected } = placement;
  const flaws: string[] = [];
  if (namesTopicTwice(placement)) flaws.push('a topic twice');
  if (new Set(rejected).size < rejected.length) flaws.push('a rejected topic twice');
  if (also.some((id) => rejected.includes(id))) flaws.push('a secondary topic that is rejected');
  if (isPinned(placement)) {
    if (rejected.some((id) => id === topicId)) flaws.push('pinned to a rejected topic');
    if (confidence !== null || reason !== null) flaws.push('pinned, with a confidence or reason');
  }
  return flaws;
}

/** True if the paper belongs to a topic twice: as primary and secondary topic, or twice as secondary topic. */
export function namesTopicTwice({ topicId, also }: Pick<Placement, 'topicId' | 'also'>): boolean {
  return new Set([topicId, ...also]).size <= also.length;
}

/**
 * The placement without the flaws that `placementFlaws` finds. A rejected topic that is also pinned or secondary is
 * no longer rejected.
 */
export function withoutFlaws(placement: Placement): Placement {
  const { topicId } = placement;
  const also = [...new Set(placement.also)].filter((id) => id !== topicId);
  const pinned = isPinned(placement);
  const accepted = new Set<string>(pinned ? [topicId, ...also] : also);
  const rejected = [...new Set(placement.rejected)].filter((id) => !accepted.has(id));
  return { ...placement, also, rejected, ...(pinned && { confidence: null, reason: null }) };
}
