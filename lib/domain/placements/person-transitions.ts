import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { isPinned, type Placement } from './placement';
import { withoutFlaws } from './placement-flaws';

/**
 * A person puts the paper into the place and pins it there. The topic that it leaves is rejected if the program had
 * chosen it.
 * @param at Milliseconds since 1970.
 */
export function pin(placement: Placement, topicId: Place, at: number): Placement {
  const { topicId: left, rejected } = placement;
  const isRejection = left !== UNSORTED && left !== topicId && !isPinned(placement);
  return withoutFlaws({
    ...placement,
    topicId,
    madeBy: 'person',
    rejected: isRejection ? [...rejected, left] : rejected,
    at,
  });
}

/**
 * The paper moves along with a change of the tree that a person agreed to, e.g. a split or a merge. The person agreed
 * to the change, not to each paper: pinned papers stay pinned, others stay the program's.
 */
export function relocate(placement: Placement, topicId: TopicId, at: number): Placement {
  const words = placement.reason?.words ?? [];
  // For a pinned paper, `withoutFlaws` removes the reason again.
  return withoutFlaws({
    ...placement,
    topicId,
    confidence: null,
    reason: { nearest: [], words, agreed: true },
    at,
  });
}

/**
 * A person says "not here": the paper leaves its topics for Unsorted, and the primary one is rejected. Pinned papers
 * and those in Unsorted stay as they are, as the same object.
 * @param kept Secondary topics that a person added: they stay.
 */
export function reject(placement: Placement, at: number, kept: readonly TopicId[] = []): Placement {
  const { topicId } = placement;
  if (isPinned(placement) || topicId === UNSORTED) return placement;
  return withoutFlaws({
    ...placement,
    topicId: UNSORTED,
    also: [...kept],
    confidence: null,
    reason: null,
    ranked: placement.ranked.filter((ranked) => ranked.topicId !== topicId),
    rejected: [...placement.rejected, topicId],
    at,
  });
}

/** A person adds a secondary topic. Returns the same object if the paper already belongs to the topic. */
export function addSecondaryTopic(placement: Placement, topicId: TopicId): Placement {
  if (placement.topicId === topicId || placement.also.includes(topicId)) return placement;
  return withoutFlaws({ ...placement, also: [...placement.also, topicId] });
}

/** A person removes a secondary topic, which is rejected from then on. Returns the same object if it is not one. */
export function removeSecondaryTopic(placement: Placement, topicId: TopicId): Placement {
  if (!placement.also.includes(topicId)) return placement;
  return withoutFlaws({
    ...placement,
    also: placement.also.filter((id) => id !== topicId),
    rejected: [...placement.rejected, topicId],
  });
}
