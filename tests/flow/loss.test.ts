import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { readDeviceId } from '@/lib/db/settings';
import type { PaperId } from '@/lib/domain/ids';
import { pathOfCopy } from '@/lib/domain/loss/library-copies';
import { type LibraryMark, lossOf } from '@/lib/domain/loss/library-mark';
import type { Target } from '@/lib/domain/targets/target';
import { acceptLibrary, checkLibrary } from '@/lib/library/loss/keep-mark';
import { writeLibraryFile } from '@/lib/library-file/library-file';
import { fetchCopy } from '@/lib/sync/fetch-copy';
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

const mark: LibraryMark = {
  ...{ papers: 1_500, topics: 40, seq: 4_000, schema: 3, at: 1 },
  device: 'd1' as LibraryMark['device'],
};
const empty: LibraryMark = { ...mark, papers: 0, topics: 0, seq: 0, device: null };

describe('a loss', () => {
  it.each<[string, LibraryMark | null, LibraryMark, string | undefined]>([
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
    expect(lossOf(before, now)?.extent).toBe(extent);
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

  it('that a person goes on with is none any more', async () => {
    const { library, context } = await openLost();
    await checkLibrary(context);
    await library.acceptLoss({});
    expect(await checkLibrary(context)).toBeNull();
    expect(await context.memory.readMark()).toMatchObject({ papers: 0, topics: 0 });
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

  it('is mended where the person goes on with it', async () => {
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
