import { expect, it } from 'vitest';
import { pauseAfter } from '@/lib/domain/jobs/back-off';
import { newJob } from '@/lib/domain/jobs/job';
import type { Target } from '@/lib/domain/targets/target';
import { backOff, dueAfterChange, dueAfterRun, isJobDue } from './due';

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 21);
const target = (own: Partial<Target>): Target =>
  ({ isPaused: false, timing: { on: 'change' }, lastRun: null, ...own }) as Target;

it('a live target is written within five seconds of a change, and rests after a long run', () => {
  expect(dueAfterChange(target({}), now) - now).toBeLessThan(5_000);
  const slow = { at: now, took: 10_000, written: 1, removed: 0, paths: [] };
  expect(dueAfterChange(target({ lastRun: slow }), now)).toBe(now + 50_000);
});

it('pauses between failures grow up to a quarter of an hour, or last as long as the server asks, up to that limit', () => {
  const pauses = [1, 2, 3, 20].map((attempts) => pauseAfter(attempts, backOff));
  expect(pauses).toEqual([5_000, 10_000, 20_000, 15 * MINUTE]);
  expect(pauseAfter(1, backOff, MINUTE)).toBe(MINUTE);
  expect(pauseAfter(1, backOff, 1e12)).toBe(15 * MINUTE);
});

it('a scheduled target runs again, and others wait for a change or a person', () => {
  expect(dueAfterRun(target({ timing: { on: 'schedule', hours: 24 } }), now)).toBe(now + 24 * 60 * MINUTE);
  expect(dueAfterRun(target({ timing: { on: 'request' } }), now)).toBeNull();
});

it('a job runs when it is due', () => {
  expect(isJobDue(newJob('sync', 'one', now), target({}), now)).toBe(true);
  expect(isJobDue(newJob('sync', 'one', now + 1), target({}), now)).toBe(false);
});

it('a clock that is set back by a year does not make a job wait for a year', () => {
  const job = newJob('sync', 'one', now + pauseAfter(20, backOff));
  const daily = target({ timing: { on: 'schedule', hours: 24 } });
  expect(isJobDue(job, daily, now - 365 * 24 * 60 * MINUTE)).toBe(true);
});
