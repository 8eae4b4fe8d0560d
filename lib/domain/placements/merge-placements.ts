import { UNSORTED } from '@/lib/domain/ids';
import { pin } from './person-transitions';
import { isPinned, type Placement } from './placement';
import { withoutFlaws } from './placement-flaws';

/**
 * One placement of two, where two papers turn out to be one or a file brings a known paper: a topic that a person
 * chose here stays the primary one, and those that a person chose for the other paper become secondary topics.
 * @param current The placement that stays; the same object where the other one adds nothing.
 * @param at Milliseconds since 1970.
 */
export function mergePlacements(current: Placement, other: Placement, at: number): Placement {
  if (!isPinned(other) || other.topicId === UNSORTED) return current;
  const hasPlace = isPinned(current) && current.topicId !== UNSORTED;
  const base = hasPlace ? current : pin(current, other.topicId, at);
  const merged = withoutFlaws({ ...base, also: [...base.also, other.topicId, ...other.also] });
  return hasPlace && merged.also.length === current.also.length ? current : merged;
}
