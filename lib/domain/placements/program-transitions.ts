import { type Place, type RuleId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { isPinned, type Placement } from './placement';
import { withoutFlaws } from './placement-flaws';

/**
 * Whether the program may move this paper to that place: not if a person pinned it, not out of or into a locked
 * branch, and not into a topic that a person rejected for it.
 * @param locked Topics of locked branches, see `lockedTopics`.
 * @param to By default Unsorted, as for any place that cannot be locked or rejected, e.g. a new topic.
 */
export function mayProgramMove(
  placement: Placement,
  locked: ReadonlySet<Place>,
  to: Place = UNSORTED,
): boolean {
  if (isPinned(placement) || locked.has(placement.topicId) || locked.has(to)) return false;
  // Staying in a topic is allowed even if it was rejected before.
  return to === placement.topicId || !placement.rejected.some((id) => id === to);
}

/**
 * The engine places the paper. Secondary topics are left to the person; pinned papers stay unchanged.
 * @param placed Where it belongs; allowed by `mayProgramMove`.
 * @param at Milliseconds since 1970.
 * @param kept Secondary topics that a person added: they stay.
 */
export function fileByProgram(
  placement: Placement,
  placed: Pick<Placement, 'topicId' | 'confidence' | 'reason' | 'ranked'>,
  at: number,
  kept: readonly TopicId[] = [],
): Placement {
  if (isPinned(placement)) return placement;
  const isRejected = (topicId: TopicId) => placement.rejected.includes(topicId);
  return withoutFlaws({
    ...placement,
    ...placed,
    also: [...kept],
    ranked: placed.ranked.filter(({ topicId }) => !isRejected(topicId)),
    at,
  });
}

/** A person's rule files the paper; pinned papers stay as they are. @param at Milliseconds since 1970. */
export function applyRule(
  placement: Placement,
  rule: { id: RuleId; topicId: TopicId },
  at: number,
): Placement {
  if (isPinned(placement)) return placement;
  const { id, topicId } = rule;
  return withoutFlaws({
    ...placement,
    topicId,
    confidence: 1,
    reason: { nearest: [], words: [], rule: id },
    at,
  });
}

/** The program decides nothing about the paper, and asks a person. @param at Milliseconds since 1970. */
export function leaveToPerson(placement: Placement, at: number): Placement {
  return isPinned(placement)
    ? placement
    : { ...placement, topicId: UNSORTED, confidence: 0, reason: null, at };
}
