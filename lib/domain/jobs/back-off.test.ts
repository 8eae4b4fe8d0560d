import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterFailure, isDue, pauseAfter } from './back-off';
import { newJob } from './job';

const backOff = { first: 2_000, longest: 600_000 };
const now = Date.UTC(2026, 10, 28);

it('pauses double, up to the longest pause', () => {
  const pauses = [1, 2, 3, 4, 20, 5_000].map((attempts) => pauseAfter(attempts, backOff));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 600_000, 600_000]);
});

it('the pause that a server asks for is honoured, up to the longest pause', () => {
  expect(pauseAfter(1, backOff, 60_000)).toBe(60_000);
  expect(pauseAfter(1, backOff, 1e12)).toBe(600_000);
  expect(pauseAfter(6, backOff, 1)).toBe(64_000);
});

it('a failed job records its error and waits', () => {
  const failed = afterFailure(newJob('file', 'arxiv:2401.00001', now), 'worker-stopped', backOff, now);
  expect(failed).toEqual({
    kind: 'file',
    subject: 'arxiv:2401.00001',
    attempts: 1,
    lastError: 'worker-stopped',
    dueAt: now + 2_000,
  });
});

it('a wrong clock never makes a job wait for longer than its longest pause', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 100 }), (off, attempts) => {
      const { dueAt } = afterFailure({ ...newJob('sync', 'one', 0), attempts }, 'x', backOff, now + off);
      const isDueBy = (at: number) => isDue(dueAt, at, backOff.longest);
      expect(isDueBy(now) || isDueBy(now + backOff.longest)).toBe(true);
    }),
  );
});
