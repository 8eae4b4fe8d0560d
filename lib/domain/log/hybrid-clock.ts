/** If a clock is set back by more than this, in milliseconds, it was wrong before. */
export const CLOCK_DRIFT_MS = 60 * 60_000;

/** The time of an act: milliseconds since 1970, and its index among the acts of the same millisecond, from 0. */
export interface HybridTime {
  at: number;
  tick: number;
}

/**
 * The time of the next act, later than the last one's: a hybrid logical clock (Kulkarni et al., “Logical Physical
 * Clocks”, 2014). If the clock is set back a little, times still increase; if it was far ahead, later acts are not
 * dated by it.
 * @param now Milliseconds since 1970, by this device's clock.
 */
export function nextTime(now: number, last: HybridTime | null): HybridTime {
  if (!last || now > last.at || last.at - now > CLOCK_DRIFT_MS) return { at: now, tick: 0 };
  return { at: last.at, tick: last.tick + 1 };
}
