import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Backup, backupReasons } from '@/lib/domain/backup';
import { expiredBackups } from './expired-backups';

const NOON = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400_000;

function backup(daysAgo: number, reason: Backup['reason'] = 'daily'): Backup {
  return { id: `${daysAgo} ${reason}`, at: NOON - daysAgo * DAY, reason, papers: 1, topics: 1, bytes: 1 };
}

it('keeps seven days and four weeks, and of a day the last', () => {
  const all = Array.from({ length: 60 }, (_, days) => backup(days));
  const early = backup(0.25);
  const expired = new Set(expiredBackups([...all, early], NOON));
  const kept = all.filter((each) => !expired.has(each)).map(({ at }) => (NOON - at) / DAY);
  // A Saturday: the weeks before ended 6, 13 and 20 days ago.
  expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 13, 20]);
  expect(expired.has(early)).toBe(true);
});

it('keeps the last three before imports beside them', () => {
  const imports = [0.01, 0.02, 0.03, 0.04].map((days) => backup(days, 'import'));
  const upgrade = backup(300, 'upgrade');
  expect(expiredBackups([backup(0), upgrade, ...imports], NOON)).toEqual([imports[3]]);
});

it('never drops the last one, and never keeps more than 30', () => {
  const reasons = backupReasons;
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          days: fc.double({ min: 0, max: 400, noNaN: true }),
          reason: fc.constantFrom(...reasons),
        }),
        {
          minLength: 1,
          maxLength: 80,
        },
      ),
      (taken) => {
        const backups = taken.map(({ days, reason }) => backup(days, reason));
        const expired = new Set(expiredBackups(backups, NOON));
        const last = backups.reduce((a, b) => (b.at > a.at ? b : a));
        expect(expired.has(last)).toBe(false);
        expect(backups.length - expired.size).toBeLessThanOrEqual(30);
      },
    ),
  );
});

it('those that a clock made which was ahead push out none of today', () => {
  const ahead = Array.from({ length: 30 }, (_, days) => backup(-365 - days));
  const today = [0, 1, 2].map((days) => backup(days));
  const expired = new Set(expiredBackups([...ahead, ...today], NOON));
  expect(today.filter((each) => expired.has(each))).toEqual([]);
  expect(ahead.filter((each) => !expired.has(each)).length).toBeLessThan(12);
});

it('keeps the last whole one, while the library after it has under half as much', () => {
  const whole = { ...backup(40), papers: 1_000 };
  const older = { ...backup(41), papers: 1_000 };
  const small = Array.from({ length: 40 }, (_, days) => ({ ...backup(days), papers: 400 }));
  const expired = new Set(expiredBackups([...small, whole, older], NOON));
  expect([expired.has(whole), expired.has(older)]).toEqual([false, true]);
  expect(expiredBackups([...small.map((each) => ({ ...each, papers: 600 })), whole], NOON)).toContain(whole);
});
