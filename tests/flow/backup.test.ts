import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBackupContents, readBackups } from '@/lib/db/backups/backup-database';
import { readContents } from '@/lib/db/queries/read-contents';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import { createBackups } from '@/lib/library/backups/backups';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

afterEach(() => vi.useRealTimers());

async function openWithBackup() {
  const opened = openLibrary();
  const { library, db, backupDatabase } = opened;
  const { topicId } = await library.createTopic({ name: 'Memory', parentId: null });
  await library.savePaper({ paper: makePaper('2401.00001') });
  await library.savePaper({ paper: makePaper('2401.00002') });
  await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
  await db.queue.clear();
  await library.backUp({});
  const [backup] = await readBackups(backupDatabase);
  if (!backup) throw new Error('No backup was taken.');
  return { ...opened, topicId, backup };
}

describe('a backup', () => {
  it('holds the whole library', async () => {
    const { db, backup, backupDatabase } = await openWithBackup();
    expect(backup).toMatchObject({ reason: 'asked', papers: 2, topics: 1 });
    expect(await readBackupContents(backupDatabase, backup.id)).toEqual(await readContents(db));
  });

  it('is restored as one act, which says before what it will do and can be taken back', async () => {
    const { library, db, backup, backupDatabase, topicId } = await openWithBackup();
    const then = await contents(db);
    await library.deletePapers({ paperIds: ['arxiv:2401.00002' as PaperId] });
    await library.savePaper({ paper: makePaper('2401.00003') });
    await library.renameTopic({ topicId, name: 'Forgetting' });
    await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId: 'unsorted' });
    const now = await contents(db);
    expect(await library.previewRestore({ id: backup.id })).toEqual({
      papers: { back: 1, changed: 0, gone: 1 },
      topics: { back: 0, changed: 1, gone: 0 },
      moved: 1,
    });
    const { act } = await library.restoreBackup({ id: backup.id });
    expect(await contents(db)).toEqual(then);
    expect((await readBackups(backupDatabase))[0]).toMatchObject({ reason: 'restore', papers: 2 });
    await library.undo({ act });
    expect(await contents(db)).toEqual(now);
  });

  it('gives back which proposals were declined', async () => {
    const { library, db, backups, backupDatabase, topicId } = await openWithBackup();
    const add = (name: string, state: 'open' | 'declined') => {
      const id = crypto.randomUUID() as ProposalId;
      const common = { strength: 0.5, words: [], papers: ['arxiv:2401.00001' as PaperId] };
      const proposal = { type: 'new-topic', name, parentId: topicId, ...common } as const;
      return db.proposals.add({ id, proposal, state, at: 1 });
    };
    const then = await add('declined then', 'declined');
    await backups.take('asked');
    const [backup] = await readBackups(backupDatabase);
    await db.proposals.delete(then);
    const open = await add('still open', 'open');
    await add('declined since', 'declined');
    const before = await db.proposals.toArray();
    const { act } = await library.restoreBackup({ id: backup?.id ?? '' });
    expect((await db.proposals.toCollection().primaryKeys()).sort()).toEqual([then, open].sort());
    await library.undo({ act });
    expect(await db.proposals.toArray()).toEqual(before);
  });

  it('that is damaged or gone changes nothing', async () => {
    const { library, db, backup, backupDatabase } = await openWithBackup();
    const before = await contents(db);
    await backupDatabase.contents.put({ id: backup.id, packed: new Uint8Array([0x1f, 0x8b, 1, 2, 3]) });
    await expect(library.restoreBackup({ id: backup.id })).rejects.toMatchObject({ code: 'backup-damaged' });
    const id = crypto.randomUUID();
    await expect(library.restoreBackup({ id })).rejects.toMatchObject({ code: 'unknown-backup' });
    expect(await contents(db)).toEqual(before);
  });

  it('is taken once a day, and copied outside', async () => {
    const { db, backupDatabase } = await openWithBackup();
    const copies: number[] = [];
    const { take, takeWhenDue } = createBackups(
      db,
      async (file) => void copies.push(file.length),
      backupDatabase,
    );
    await take('import');
    expect(copies).toEqual([]);
    await take('asked');
    expect(copies).toHaveLength(1);
    const next = await takeWhenDue();
    expect(next - Date.now()).toBeGreaterThan(86_000_000);
    await takeWhenDue();
    const daily = (await readBackups(backupDatabase)).filter(({ reason }) => reason === 'daily');
    expect(copies[1]).toBe(daily[0]?.bytes);
    expect(copies).toHaveLength(2);
    vi.useFakeTimers({ toFake: ['Date'], now: next + 1 });
    await takeWhenDue();
    expect(copies).toHaveLength(3);
  });

  it('makes a library anew that cannot be opened', async () => {
    const { db, library, backup } = await openWithBackup();
    const then = await contents(db);
    const open = vi
      .spyOn(db, 'open')
      .mockReturnValueOnce(Dexie.Promise.reject(new Error('damaged')) as never);
    await db.papers.clear();
    await library.startOver({ id: backup.id });
    open.mockRestore();
    expect(await contents(db)).toEqual(then);
    expect(new Set((await db.changes.toArray()).map(({ kind }) => kind))).toEqual(
      new Set(['restore-backup']),
    );
  });
});
