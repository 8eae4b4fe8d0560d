import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { type FailureStore, StorageCircuitBreaker } from './storage-circuit-breaker';

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function open(test: () => Promise<void>, memory: { hasFailed: boolean } = { hasFailed: false }) {
  const opened = openLibrary();
  const stored: FailureStore = {
    read: async () => memory.hasFailed,
    write: async (hasFailed) => {
      memory.hasFailed = hasFailed;
    },
  };
  return { ...opened, memory, breaker: new StorageCircuitBreaker(opened.db, test, stored) };
}

const full = new DOMException('no space', 'QuotaExceededError');

it('blocks writes after a failure until a test shows that storage works', async () => {
  let works = false;
  const testStorage = vi.fn(async () => {
    if (!works) throw new ExpectedError('storage-full');
  });
  const { db, library, breaker, memory } = open(testStorage);
  await library.savePaper({ paper: makePaper('2401.00001') });
  expect(testStorage).not.toHaveBeenCalled();

  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
    throw full;
  });
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw full;
  });
  await expect(library.savePaper({ paper: makePaper('2401.00002') })).rejects.toThrow();
  breaker.note(full);
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
  works = true;
  await library.savePaper({ paper: makePaper('2401.00004') });
  expect(await db.papers.count()).toBe(2);
  expect(memory.hasFailed).toBe(false);
});

it('knows of a failure in an earlier process', async () => {
  const testStorage = vi.fn(async () => undefined);
  const { library } = open(testStorage, { hasFailed: true });
  await Promise.all(['2401.00001', '2401.00002'].map((id) => library.savePaper({ paper: makePaper(id) })));
  expect(testStorage).toHaveBeenCalledOnce();
});

it('does not mistake a defect of ours for a failure of the disk', async () => {
  const { breaker } = open(async () => undefined);
  for (const error of [new TypeError('x'), new ExpectedError('unknown-paper'), null, 'x'])
    breaker.note(error);
  expect(breaker.hasFailed).toBe(false);
});
