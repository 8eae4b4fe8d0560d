import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readBackup } from '@/lib/db/backups/make-backup';
import { readContents } from '@/lib/db/queries/read-whole-library';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import { unpackedBytes } from '@/lib/file-bytes/gzip';
import { createBackups } from '@/lib/library/backups/take-backups';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function unpackedText(packed: Blob): Promise<string> {
  return new Response(await unpackedBytes(packed)).text();
}

async function openWithBackup() {
  const opened = openLibrary();
  const { library, db, backupDatabase } = opened;
  const { topicId } = await library.createTopic({ name: 'Memory', parentId: null });
  await library.savePaper({ paper: makePaper('2401.00001') });
  await library.savePaper({ paper: makePaper('2401.00002') });
  await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
  await db.queue.clear();
  await library.backUp({});
  const [backup] = await backupDatabase.list();
  if (!backup) throw new Error('No backup was taken.');
  return { ...opened, topicId, backup };
}

describe('a backup', () => {
  it('holds the whole library', async () => {
    const { db, backup, backupDatabase } = await openWithBackup();
    expect(backup).toMatchObject({ reason: 'asked', papers: 2, topics: 1 });
    expect(await readBackup(backupDatabase, backup.id)).toMatchObject({
      ...(await readContents(db)),
      unread: [],
    });
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
      unread: 0,
    });
    const { act } = await library.restoreBackup({ id: backup.id });
    expect(await contents(db)).toEqual(then);
    expect((await backupDatabase.list())[0]).toMatchObject({ reason: 'restore', papers: 2 });
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
    const [backup] = await backupDatabase.list();
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
    const { library, db, context, backup, backupDatabase } = await openWithBackup();
    const before = await contents(db);
    vi.spyOn(backupDatabase, 'open').mockResolvedValueOnce(
      new Blob(['{"format": "papertree-library", "papers": [{"id']),
    );
    await expect(library.restoreBackup({ id: backup.id })).rejects.toMatchObject({ code: 'backup-damaged' });
    const id = crypto.randomUUID();
    await expect(library.restoreBackup({ id })).rejects.toMatchObject({ code: 'unknown-backup' });
    expect(await contents(db)).toEqual(before);
    expect(await context.memory.readLoss()).toBeNull();
  });

  it('that is damaged in part gives back the rest, and takes nothing away', async () => {
    const { library, db, backup, backupDatabase } = await openWithBackup();
    const whole = (await unpackedText(await backupDatabase.open(backup.id))).split('\n');
    const damaged = whole.map((line) => (line.includes('2401.00001"') ? line.slice(0, 40) : line)).join('\n');
    const open = backupDatabase.open.bind(backupDatabase);
    vi.spyOn(backupDatabase, 'open').mockImplementation(async (id) =>
      id === backup.id ? new Blob([damaged]) : open(id),
    );
    await library.savePaper({ paper: makePaper('2401.00003') });
    await library.deletePapers({ paperIds: ['arxiv:2401.00001', 'arxiv:2401.00002'] as PaperId[] });
    const preview = await library.previewRestore({ id: backup.id });
    expect(preview).toMatchObject({ papers: { back: 1, changed: 0, gone: 0 } });
    expect(preview.unread).toBeGreaterThan(0);
    await library.restoreBackup({ id: backup.id });
    expect((await db.papers.toArray()).map(({ id }) => id).sort()).toEqual([
      'arxiv:2401.00002',
      'arxiv:2401.00003',
    ]);
  });

  it('counts only once it was read back', async () => {
    const { library, backupDatabase } = await openWithBackup();
    const add = backupDatabase.add.bind(backupDatabase);
    vi.spyOn(backupDatabase, 'add').mockImplementation((backup, packed, check) =>
      // The disk gives back less than it took.
      add(backup, packed, async (stored) => {
        const text = await unpackedText(stored);
        await check(new Blob([text.slice(0, text.length / 2)]));
      }),
    );
    const before = await backupDatabase.list();
    await library.savePaper({ paper: makePaper('2401.00004') });
    await expect(library.backUp({})).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(await backupDatabase.list()).toEqual(before);
  });

  it('is taken every hour in which something changed, and copied outside once it counts', async () => {
    const { db, library, backupDatabase } = await openWithBackup();
    const copies: number[] = [];
    const { take, takeWhenDue } = createBackups(
      db,
      async (file) => void copies.push(file.size),
      backupDatabase,
    );
    await take('import');
    expect(copies).toEqual([]);
    await take('asked');
    expect(copies).toHaveLength(1);
    const next = await takeWhenDue();
    expect(next - Date.now()).toBeGreaterThan(3_500_000);
    const count = async () => (await backupDatabase.list()).filter(({ reason }) => reason === 'daily').length;
    vi.useFakeTimers({ toFake: ['Date'], now: next + 1 });
    await takeWhenDue();
    expect(await count()).toBe(0);
    await library.savePaper({ paper: makePaper('2401.00005') });
    await takeWhenDue();
    expect(await count()).toBe(1);
    expect(copies).toHaveLength(2);
  });

  it('makes a library again that cannot be opened', async () => {
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
      new Set(['recover-library']),
    );
  });
});
