import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { type FailureMemory, StorageGuard } from './stop-writes';

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function open(prove: () => Promise<void>, memory: { hasFailed: boolean } = { hasFailed: false }) {
  const opened = openLibrary();
  const stored: FailureMemory = {
    read: async () => memory.hasFailed,
    write: async (hasFailed) => {
      memory.hasFailed = hasFailed;
    },
  };
  return { ...opened, memory, guard: new StorageGuard(opened.db, prove, stored) };
}

const full = new DOMException('no room', 'QuotaExceededError');

it('lets nothing be written after a failure until storage has proved that it keeps what it is told', async () => {
  let isWell = false;
  const prove = vi.fn(async () => {
    if (!isWell) throw new ExpectedError('storage-full');
  });
  const { db, library, guard, memory } = open(prove);
  await library.savePaper({ paper: makePaper('2401.00001') });
  expect(prove).not.toHaveBeenCalled();

  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    throw full;
  });
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw full;
  });
  await expect(library.savePaper({ paper: makePaper('2401.00002') })).rejects.toThrow();
  guard.note(full);
  put.mockRestore();
  add.mockRestore();
  expect(memory.hasFailed).toBe(true);

  await expect(library.savePaper({ paper: makePaper('2401.00003') })).rejects.toMatchObject({
    code: 'storage-full',
  });
  // Not by another way either.
  await expect(writeSetting(db, 'granularity', 'fine')).rejects.toMatchObject({ code: 'storage-failing' });
  expect(await db.papers.count()).toBe(1);

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  isWell = true;
  await library.savePaper({ paper: makePaper('2401.00004') });
  expect(await db.papers.count()).toBe(2);
  expect(memory.hasFailed).toBe(false);
});

it('knows of a failure that an earlier process has met', async () => {
  const prove = vi.fn(async () => undefined);
  const { library } = open(prove, { hasFailed: true });
  await Promise.all(['2401.00001', '2401.00002'].map((id) => library.savePaper({ paper: makePaper(id) })));
  expect(prove).toHaveBeenCalledOnce();
});

it('takes no defect of ours for a failure of the disk', async () => {
  const { guard } = open(async () => undefined);
  for (const error of [new TypeError('x'), new ExpectedError('unknown-paper'), null, 'x']) guard.note(error);
  expect(guard.hasFailed).toBe(false);
});
