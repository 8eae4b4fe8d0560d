import { CLOCK_DRIFT_MS } from '@/lib/domain/change';

/** When an act was: milliseconds since 1970, and its place among those of one millisecond, from 0. */
export interface HybridTime {
  at: number;
  tick: number;
}

/**
 * The time of the next act, later than the last one's: a hybrid logical clock (Kulkarni et al., “Logical Physical
 * Clocks”, 2014). A clock that was set back a little does not make history run backwards; one that was far ahead does
 * not date all that is done from then on.
 * @param now Milliseconds since 1970, by this device's clock.
 */
export function nextTime(now: number, last: HybridTime | null): HybridTime {
  if (!last || now > last.at || last.at - now > CLOCK_DRIFT_MS) return { at: now, tick: 0 };
  return { at: last.at, tick: last.tick + 1 };
}
