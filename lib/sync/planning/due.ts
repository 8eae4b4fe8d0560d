import { type BackOff, isDue } from '@/lib/domain/jobs/back-off';
import type { Job } from '@/lib/domain/jobs/job';
import type { Target } from '@/lib/domain/targets/target';

/**
 * Changes come in bursts (a paper is saved, then filed). A run starts this long after the first, and covers them all.
 */
const QUIET_MS = 2_000;
/**
 * After a run longer than this, a target rests five times as long as the run, so that an import does not keep it busy.
 */
const LONG_RUN_MS = 5_000;
const REST = 5;
/** Pauses after runs that failed. */
export const backOff: BackOff = { first: 5_000, longest: 15 * 60_000 };
const HOUR = 60 * 60_000;

/** When a target that follows changes is due after a change, in milliseconds since 1970. */
export function dueAfterChange({ lastRun }: Pick<Target, 'lastRun'>, now: number): number {
  const took = lastRun?.took ?? 0;
  return now + (took > LONG_RUN_MS ? Math.min(backOff.longest, took * REST) : QUIET_MS);
}

/**
 * When the next run is due after a successful one, in milliseconds since 1970; `null` if a change or a person starts
 * it.
 */
export function dueAfterRun({ timing }: Pick<Target, 'timing'>, now: number): number | null {
  return timing.on === 'schedule' ? now + timing.hours * HOUR : null;
}

/** Whether a job of this target is due; see `isDue` for due times too far in the future. */
export function isJobDue({ dueAt }: Job, { timing }: Pick<Target, 'timing'>, now: number): boolean {
  const longest = timing.on === 'schedule' ? Math.max(backOff.longest, timing.hours * HOUR) : backOff.longest;
  return isDue(dueAt, now, longest);
}
