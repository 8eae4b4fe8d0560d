import type { Job } from './job';

/** Pauses between attempts, in milliseconds: the first one, doubled after each failure up to the longest. */
export interface BackOff {
  first: number;
  longest: number;
}

/**
 * How long to wait after `attempts` failures in a row (1 or more), in milliseconds.
 * @param requested What a server asked for, in milliseconds; honoured up to the longest pause.
 */
export function pauseAfter(attempts: number, { first, longest }: BackOff, requested = 0): number {
  const doubled = first * 2 ** Math.min(attempts - 1, 50);
  return Math.min(longest, Math.max(doubled, requested));
}

/** The job after one more failed attempt. */
export function afterFailure(job: Job, error: string, backOff: BackOff, now: number, requested = 0): Job {
  const attempts = job.attempts + 1;
  return { ...job, attempts, lastError: error, dueAt: now + pauseAfter(attempts, backOff, requested) };
}

/**
 * Whether a due time has come. One that lies further ahead than anything schedules was set by a clock that was wrong
 * then, and counts as come: otherwise the work would wait for as long as the clock was off.
 * @param longest The longest time that anything of this kind is scheduled ahead, in milliseconds.
 */
export function isDue(dueAt: number, now: number, longest: number): boolean {
  return dueAt <= now || dueAt > now + longest;
}
