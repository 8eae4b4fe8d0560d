import type { Target } from '@/lib/domain/targets/target';

/** Changes come in bursts (a save, then its place): this long after the first, one run tells of them all. */
const QUIET_MS = 2_000;
/** After a run longer than this a target rests five times as long, so that an import does not keep it busy. */
const LONG_RUN_MS = 5_000;
const REST = 5;
/** First pause after a failure, doubled each time up to the longest; milliseconds. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 15 * 60_000;
const HOUR = 60 * 60_000;

/** When a live target is to be written that has just fallen behind, milliseconds since 1970. */
export function dueAfterChange({ lastRun }: Pick<Target, 'lastRun'>, now: number): number {
  const took = lastRun?.took ?? 0;
  return now + (took > LONG_RUN_MS ? Math.min(LONGEST_PAUSE, took * REST) : QUIET_MS);
}

/** When the next run is due after one that went through; `null` where a change or a person has to ask for it. */
export function dueAfterRun({ timing }: Pick<Target, 'timing'>, now: number): number | null {
  return timing.on === 'schedule' ? now + timing.hours * HOUR : null;
}

/** When to try again after `attempts` failures in a row; `wish` is what the server asked for, milliseconds from now. */
export function dueAfterFailure(attempts: number, now: number, wish = 0): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1));
  return now + Math.max(pause, Math.min(wish, LONGEST_PAUSE));
}

/** Whether to run it now. A time too far ahead for any rule above is one that was set before the clock went back. */
export function isDue({ dueAt, isPaused, timing }: Target, now: number): boolean {
  if (isPaused || dueAt === null) return false;
  const longest = timing.on === 'schedule' ? Math.max(LONGEST_PAUSE, timing.hours * HOUR) : LONGEST_PAUSE;
  return dueAt <= now || dueAt > now + longest;
}
