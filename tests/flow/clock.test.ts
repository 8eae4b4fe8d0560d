import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { readSetting } from '@/lib/db/settings-table';
import type { PaperId } from '@/lib/domain/ids';
import { lookWhenDue } from '@/lib/library/proposals/look-for-proposals';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

/*
 * The clock was wrong by years once, and things were done then. Afterwards all goes on as if it never had been.
 */
const NOW = Date.UTC(2026, 10, 28);
const DAY = 86_400_000;
const YEAR = 365 * DAY;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => void vi.useRealTimers());

/** A library in which something was done while the clock was wrong by so many milliseconds. */
async function openAfter(wrong: number) {
  const opened = openLibrary();
  await opened.library.createTopic({ name: 'T', parentId: null });
  vi.setSystemTime(NOW + wrong);
  await opened.library.savePaper({ paper: makePaper('2401.00001') });
  await opened.backups.takeWhenDue();
  await opened.filePending();
  vi.setSystemTime(NOW);
  return opened;
}

describe.each([
  ['a year ahead', YEAR],
  ['ten years ahead', 10 * YEAR],
  ['ten years behind', -10 * YEAR],
])('after a clock that was %s', (_, wrong) => {
  it('a backup is taken of every change, once an hour, and kept', async () => {
    const { backups, backupDatabase, library } = await openAfter(wrong);
    const next = await backups.takeWhenDue();
    expect(next).toBe(NOW + DAY / 24);
    await backups.takeWhenDue();
    const taken = (await backupDatabase.list()).map(({ at }) => at);
    expect(taken).toEqual([NOW + wrong, NOW].sort((a, b) => b - a));
    for (let day = 1; day <= 20; day++) {
      vi.setSystemTime(NOW + day * DAY);
      await library.createTopic({ name: `Day ${day}`, parentId: null });
      await backups.takeWhenDue();
      expect((await backupDatabase.list()).map(({ at }) => at)).toContain(NOW + day * DAY);
    }
  });

  it('what is saved is dated now, filed, and proposals are looked for', async () => {
    const { db, library, filePending, context } = await openAfter(wrong);
    await library.savePaper({ paper: makePaper('2401.00002') });
    expect((await db.papers.get('arxiv:2401.00002' as PaperId))?.savedAt).toBe(NOW);
    expect(await filePending()).toBeNull();
    expect(await jobsWaiting(db, 'file')).toBe(0);
    expect(await lookWhenDue(context)).toBe(NOW + 30_000);
    vi.setSystemTime(NOW + 30_000);
    expect(await lookWhenDue(context)).toBeNull();
    expect(await readSetting(db, 'proposalsLook')).toBeDefined();
  });

  it('proposals are looked for where nothing was done since', async () => {
    const { db, context } = await openAfter(wrong);
    expect(await lookWhenDue(context)).toBeNull();
    expect(await readSetting(db, 'proposalsLook')).toBeDefined();
  });
});

it('a clock that is set back by minutes does not let history run backwards', async () => {
  const { db, library } = openLibrary();
  await library.savePaper({ paper: makePaper('2401.00001') });
  vi.setSystemTime(NOW - 60_000);
  await library.savePaper({ paper: makePaper('2401.00002') });
  expect(new Set((await db.changes.toArray()).map(({ at }) => at))).toEqual(new Set([NOW]));
});

it('what the program did by a clock that was ahead is not taken for what it did today', async () => {
  const { db, library } = await openAfter(YEAR);
  const before = await db.placements.toArray();
  await expect(library.undoProgram({ since: NOW })).rejects.toMatchObject({ code: 'nothing-to-undo' });
  await library.createTopic({ name: 'U', parentId: null });
  await expect(library.undoProgram({ since: NOW })).rejects.toMatchObject({ code: 'nothing-to-undo' });
  expect(await db.placements.toArray()).toEqual(before);
});
