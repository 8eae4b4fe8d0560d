import type { Job } from './job';

/** Pauses between attempts, in milliseconds: the first one, doubled after each failure up to the longest. */
export interface BackOff {
  first: number;
  longest: number;
}

/**
 * How long to wait after `attempts` failures in a row (1 or more), in milliseconds.
 * @param requested The pause that a server asked for, in milliseconds; honoured up to the longest pause.
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
 * Whether a due time is reached. A time further ahead than anything is ever scheduled was set by a wrong clock, and
 * counts as reached: otherwise the work would wait for as long as the clock was ahead.
 * @param longest The longest time that anything of this kind is scheduled ahead, in milliseconds.
 */
export function isDue(dueAt: number, now: number, longest: number): boolean {
  return dueAt <= now || dueAt > now + longest;
}
