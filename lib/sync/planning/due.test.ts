import { expect, it } from 'vitest';
import type { Target } from '@/lib/domain/targets/target';
import { dueAfterChange, dueAfterFailure, dueAfterRun, isDue } from './due';

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 21);
const target = (own: Partial<Target>): Target =>
  ({ dueAt: null, isPaused: false, timing: { on: 'change' }, lastRun: null, ...own }) as Target;

it('a live target is written within five seconds of a change, and rests after a long run', () => {
  expect(dueAfterChange(target({}), now) - now).toBeLessThan(5_000);
  const slow = { at: now, took: 10_000, written: 1, removed: 0, paths: [] };
  expect(dueAfterChange(target({ lastRun: slow }), now)).toBe(now + 50_000);
});

it('pauses between failures grow up to a quarter of an hour, and last as long as the server wishes, up to that', () => {
  const pauses = [1, 2, 3, 20].map((attempts) => dueAfterFailure(attempts, now) - now);
  expect(pauses).toEqual([5_000, 10_000, 20_000, 15 * MINUTE]);
  expect(dueAfterFailure(1, now, MINUTE)).toBe(now + MINUTE);
  expect(dueAfterFailure(1, now, 1e12)).toBe(now + 15 * MINUTE);
});

it('a schedule goes on, and the others wait for a change or a person', () => {
  expect(dueAfterRun(target({ timing: { on: 'schedule', hours: 24 } }), now)).toBe(now + 24 * 60 * MINUTE);
  expect(dueAfterRun(target({ timing: { on: 'request' } }), now)).toBeNull();
});

it('what is due is run unless it is paused', () => {
  expect(isDue(target({ dueAt: now }), now)).toBe(true);
  expect(isDue(target({ dueAt: now + 1 }), now)).toBe(false);
  expect(isDue(target({ dueAt: now, isPaused: true }), now)).toBe(false);
});

it('a clock that went back a year makes nothing wait a year', () => {
  const set = target({ dueAt: dueAfterFailure(20, now), timing: { on: 'schedule', hours: 24 } });
  expect(isDue(set, now - 365 * 24 * 60 * MINUTE)).toBe(true);
});
