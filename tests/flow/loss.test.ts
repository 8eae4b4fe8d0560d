import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { summariseLibrary } from '@/lib/db/queries/find-loss';
import { readDeviceId, readSetting, writeSetting } from '@/lib/db/settings-table';
import type { PaperId } from '@/lib/domain/ids';
import { detectLoss, type LibrarySummary } from '@/lib/domain/loss/detect-loss';
import { pathOfCopy } from '@/lib/domain/loss/downloaded-copies';
import type { Target } from '@/lib/domain/targets/target';
import { acceptLibrary, checkLibrary, lossTask } from '@/lib/library/loss/check-library';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { fetchCopy } from '@/lib/sync/fetch-copy';
import { expectConsistent } from '../support/library-invariants';
import { makeLibrary, makeStoredPaper } from '../support/make-library';
import { makePaper } from '../support/make-paper';
import { openLibrary } from '../support/open-library';
import { makeTarget, noSecrets } from '../sync/support/open-sync';

const jsonTarget: Target = {
  ...makeTarget('019a0000-0000-7000-8000-000000000001', {
    kind: 'webdav',
    address: 'https://cloud.example/dav/',
    user: 'reader',
  }),
  format: 'json',
};

const mark: LibrarySummary = {
  ...{ papers: 1_500, topics: 40, seq: 4_000, schema: 3, at: 1 },
  device: 'd1' as LibrarySummary['device'],
};
const empty: LibrarySummary = { ...mark, papers: 0, topics: 0, seq: 0, device: null };

describe('a loss', () => {
  it.each<[string, LibrarySummary | null, LibrarySummary, string | undefined]>([
    ['an emptied database', mark, empty, 'all'],
    ['an emptied database with a device of its own', mark, { ...empty, device: 'd2' as never }, 'all'],
    ['one that was emptied and written since', mark, { ...mark, device: 'd2' as never, papers: 1 }, 'part'],
    ['an older state of the database', mark, { ...mark, seq: 3_990 }, 'part'],
    ['fewer papers after the same change', mark, { ...mark, papers: 1_499 }, 'part'],
    ['an emptied database of a newer schema', mark, { ...empty, schema: 4 }, 'all'],
    ['no loss: a person deleted everything', mark, { ...mark, papers: 0, topics: 0, seq: 5_000 }, undefined],
    ['no loss: the library grew', mark, { ...mark, papers: 1_600, seq: 4_300 }, undefined],
    ['no loss: the log was rewritten by an upgrade', mark, { ...mark, schema: 4, seq: 100 }, undefined],
    ['no loss: nothing was there before', { ...empty, seq: 3 }, empty, undefined],
    ['no loss: nothing is known', null, empty, undefined],
  ])('is told from other changes: %s', (_, before, now, extent) => {
    expect(detectLoss(before, now)?.extent).toBe(extent);
  });
});

/** Two papers and a backup, remembered; then the browser empties the database. */
async function openLost() {
  const opened = openLibrary();
  const { db, library, context, backupDatabase } = opened;
  const { topicId } = await library.createTopic({ name: 'Memory', parentId: null });
  for (const id of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(id) });
  await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
  await library.backUp({});
  expect(await checkLibrary(context)).toBeNull();
  await Promise.all(db.tables.map((table) => table.clear()));
  const [backup] = await backupDatabase.list();
  return { ...opened, id: backup?.id ?? '', topicId };
}

it('a loss is found at the start; a new library is remembered with its first paper, and not with each', async () => {
  const { library, context } = openLibrary();
  const task = lossTask(context);
  await library.createTopic({ name: 'Memory', parentId: null });
  await task.run(() => undefined);
  for (const [nth, id] of ['2401.00001', '2401.00002'].entries()) {
    await library.savePaper({ paper: makePaper(id) });
    await task.run(() => undefined);
    expect(await context.memory.readSummary(), `after ${nth + 1}`).toMatchObject({ papers: 1, topics: 1 });
  }
  await checkLibrary(context);
  await Promise.all(context.db.tables.map((table) => table.clear()));
  await task.run(() => undefined);
  expect(await context.memory.readLoss()).toBeNull();
  await lossTask(context).run(() => undefined);
  expect(await context.memory.readLoss()).toMatchObject({ extent: 'all', mark: { papers: 2 } });
});

describe('an emptied library', () => {
  it('is noticed, and stays so until it is restored, whatever is saved in between', async () => {
    const { db, library, context, id, topicId } = await openLost();
    expect(await checkLibrary(context)).toMatchObject({ extent: 'all', mark: { papers: 2, topics: 1 } });
    await library.savePaper({ paper: makePaper('2401.00003') });
    expect(await checkLibrary(context)).toMatchObject({ extent: 'all', mark: { papers: 2 } });
    expect(await library.previewRestore({ id })).toMatchObject({ papers: { back: 2, gone: 0 } });
    await library.restoreBackup({ id });
    expect((await db.papers.toCollection().primaryKeys()).sort()).toEqual([
      'arxiv:2401.00001',
      'arxiv:2401.00002',
      'arxiv:2401.00003',
    ]);
    expect(await db.placements.get('arxiv:2401.00001' as PaperId)).toMatchObject({ topicId });
    expect(await checkLibrary(context)).toBeNull();
  });

  it('that was brought back is not taken away again by an undo', async () => {
    const { db, library, context, id } = await openLost();
    await checkLibrary(context);
    const { act } = await library.restoreBackup({ id });
    const back = await db.papers.toArray();
    await expect(library.undo({ act })).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await expect(library.undoLast({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    await library.savePaper({ paper: makePaper('2401.00003') });
    await library.undoLast({});
    await expect(library.undoLast({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    expect(await db.papers.toArray()).toEqual(back);
  });

  it('that a person goes on with is none any more', async () => {
    const { library, context } = await openLost();
    await checkLibrary(context);
    await library.acceptLoss({});
    expect(await checkLibrary(context)).toBeNull();
    expect(await context.memory.readSummary()).toMatchObject({ papers: 0, topics: 0 });
  });

  it('gets back what an export target holds, which then is a backup', async () => {
    const { context, backupDatabase } = await openLost();
    const target = jsonTarget;
    await context.memory.writeTargets([target]);
    const text = writeLibraryFile(makeLibrary([[makeStoredPaper('2401.00007'), ['Agents']]]), 0);
    const read: string[] = [];
    const adapter = {
      list: async () => new Map([['library.json', '1']]),
      read: async (path: string) => {
        read.push(path);
        return { text, tag: '1' };
      },
    };
    const sync = { secrets: noSecrets, openAdapter: async () => adapter as never };
    await fetchCopy({ ...context, sync }, target.id);
    expect(read).toEqual(['library.json']);
    expect(await backupDatabase.list()).toContainEqual(
      expect.objectContaining({ reason: 'copy', papers: 1, topics: 1 }),
    );
  });
});

describe('a library of which the browser has kept a part', () => {
  /** The browser has gone back to an earlier state of some tables. */
  async function openTorn() {
    const opened = openLibrary();
    const { db, library, context, backupDatabase } = opened;
    const { topicId } = await library.createTopic({ name: 'Memory', parentId: null });
    for (const id of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(id) });
    await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
    await library.backUp({});
    await checkLibrary(context);
    const last = await db.changes.orderBy(':id').last();
    await db.changes.delete(last?.seq ?? 0);
    await db.placements.clear();
    await db.queue.clear();
    const [backup] = await backupDatabase.list();
    const before = await readDeviceId(db);
    expect(await checkLibrary(context)).toMatchObject({ extent: 'part' });
    return { ...opened, id: backup?.id ?? '', topicId, before };
  }

  it('gets back what is missing from a backup', async () => {
    const { db, library, id, topicId } = await openTorn();
    await library.restoreBackup({ id });
    expect(await db.placements.get('arxiv:2401.00001' as PaperId)).toMatchObject({ topicId });
    expect(await db.placements.count()).toBe(2);
  });

  it('is repaired where the person goes on with it', async () => {
    const { db, library } = await openTorn();
    await library.acceptLoss({});
    expect(await db.placements.count()).toBe(2);
    expect(await jobsWaiting(db, 'file')).toBe(2);
    await library.annotatePapers({ paperIds: ['arxiv:2401.00001' as PaperId], annotation: { notes: 'n' } });
  });

  it('goes on under another name, so that no act of it passes for one that was lost', async () => {
    const { db, library, before } = await openTorn();
    await library.savePaper({ paper: makePaper('2401.00003') });
    const last = await db.changes.orderBy(':id').last();
    expect(last?.device).toBe(await readDeviceId(db));
    expect(last?.device).not.toBe(before);
  });
});

describe('a library of which the browser cannot read some records', () => {
  afterEach(() => void vi.restoreAllMocks());

  /** Three papers, two of them in a backup; the file of the second is damaged. It stays so until the database is deleted. */
  async function openDamaged() {
    const opened = openLibrary();
    const { db, library, context, backupDatabase } = opened;
    const ids = ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:2401.00003'];
    await library.createTopic({ name: 'Memory', parentId: null });
    for (const id of ids.slice(0, 2)) await library.savePaper({ paper: makePaper(id.slice(6)) });
    await library.backUp({});
    await library.savePaper({ paper: makePaper('2401.00003') });
    await writeSetting(db, 'granularity', 'fine');
    await context.memory.writeSummary(await summariseLibrary(db));

    let isDamaged = true;
    const { deleteDatabase } = IDBFactory.prototype;
    vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (this: IDBFactory, name) {
      isDamaged = false;
      return deleteDatabase.call(this, name);
    });
    const fail = () => {
      throw new DOMException('disk image is malformed', 'UnknownError');
    };
    const { get, getAll, openCursor } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (isDamaged && this.name === 'papers' && key === ids[1]) fail();
      return get.call(this, key);
    });
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      how,
      most,
    ) {
      // Newer browsers take options.
      const options = how as unknown as { query?: IDBKeyRange; count?: number; direction?: string } | null;
      const range = how instanceof IDBKeyRange ? how : options?.query;
      const inOrder = options?.direction === 'prev' ? ids.toReversed() : ids;
      const read = inOrder.filter((id) => !range || range.includes(id)).slice(0, options?.count ?? most);
      if (isDamaged && this.name === 'papers' && read.includes(ids[1] ?? '')) fail();
      return getAll.call(this, how, most);
    });
    vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(function (
      this: IDBObjectStore,
      range,
      direction,
    ) {
      if (isDamaged && this.name === 'papers') fail();
      return openCursor.call(this, range, direction);
    });
    const { openCursor: openIndex } = IDBIndex.prototype;
    vi.spyOn(IDBIndex.prototype, 'openCursor').mockImplementation(function (
      this: IDBIndex,
      range,
      direction,
    ) {
      if (isDamaged && this.objectStore.name === 'papers') fail();
      return openIndex.call(this, range, direction);
    });
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
    const [backup] = await backupDatabase.list();
    return { ...opened, ids, id: backup?.id ?? '' };
  }

  it('is noticed once the browser starts, though none of them is missing from the count', async () => {
    const { context, library, id } = await openDamaged();
    expect(await checkLibrary(context)).toMatchObject({ extent: 'part', mark: { papers: 3 } });
    expect(await library.previewRestore({ id })).toMatchObject({ papers: { gone: 0 } });
  });

  it('is made again from a backup and from what can be read', async () => {
    const { db, context, library, id, ids, backupDatabase } = await openDamaged();
    await checkLibrary(context);
    const before = await readDeviceId(db);
    await library.restoreBackup({ id });
    const there = (await db.papers.toCollection().primaryKeys()).sort();
    // The second is in the backup alone, the third was saved since, and stands behind the damage.
    expect(there).toEqual(ids);
    expect(await db.topics.count()).toBe(1);
    expect(await readSetting(db, 'granularity')).toBe('fine');
    expect(await readDeviceId(db)).not.toBe(before);
    expect(await context.memory.readLoss()).toBeNull();
    await expect(library.undoLast({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
    expect((await backupDatabase.list()).map(({ reason }) => reason)).toContain('restore');
    await library.savePaper({ paper: makePaper('2401.00004') });
    expect(await checkLibrary(context)).toBeNull();
    await expectConsistent(db);
  });

  it('is made again from what can be read, where the person goes on with that', async () => {
    const { db, context, library, ids } = await openDamaged();
    await checkLibrary(context);
    await library.acceptLoss({});
    expect(await db.papers.toCollection().primaryKeys()).toEqual([ids[0], ids[2]]);
    expect(await checkLibrary(context)).toBeNull();
    await expectConsistent(db);
  });
});

it('remembers where export targets are, for when they are gone', async () => {
  const { db, context } = openLibrary();
  const target = jsonTarget;
  await db.targets.put(target);
  await acceptLibrary(context);
  await checkLibrary(context);
  expect(await context.memory.readTargets()).toEqual([target]);
});

describe('a copy in the downloads folder', () => {
  const at = { device: '0123456789', weekday: 1 };
  const known = [{ path: 'Papertree/papertree-01234567-monday.json.gz', at: 1, papers: 1_000, topics: 0 }];
  it.each([
    [{ papers: 500, topics: 0 }, 'monday'],
    [{ papers: 499, topics: 0 }, 'monday-2'],
    [{ papers: 1, topics: 0 }, 'monday-2'],
  ])('is written over by one of at least half its size: %o', (size, name) => {
    expect(pathOfCopy(known, { ...at, ...size })).toBe(`Papertree/papertree-01234567-${name}.json.gz`);
  });

  it('is never written over by another browser profile', () => {
    const other = pathOfCopy(known, { device: 'abcdefgh-1', weekday: 1, papers: 5, topics: 0 });
    expect(known.map(({ path }) => path)).not.toContain(other);
  });
});
