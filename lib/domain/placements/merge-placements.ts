import { UNSORTED } from '@/lib/domain/ids';
import { pin } from './person-transitions';
import { isPinned, type Placement } from './placement';
import { withoutFlaws } from './placement-flaws';

/**
 * Merges two placements, when two papers turn out to be one or a file contains a known paper. A topic that a person
 * chose for the first stays primary; topics that a person chose for the other become secondary.
 * @param current The placement that stays. It is returned unchanged if the other one adds nothing.
 * @param at Milliseconds since 1970.
 */
export function mergePlacements(current: Placement, other: Placement, at: number): Placement {
  if (!isPinned(other) || other.topicId === UNSORTED) return current;
  const hasPlace = isPinned(current) && current.topicId !== UNSORTED;
  const base = hasPlace ? current : pin(current, other.topicId, at);
  const merged = withoutFlaws({ ...base, also: [...base.also, other.topicId, ...other.also] });
  return hasPlace && merged.also.length === current.also.length ? current : merged;
}
