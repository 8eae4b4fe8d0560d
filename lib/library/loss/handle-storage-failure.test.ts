import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { createCircuitBreaker } from './handle-storage-failure';

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

/** A library whose browser has failed before. `prove` says whether it keeps what it is told now. */
function openAfterFailure(prove: () => Promise<void>) {
  const opened = openLibrary();
  const take = vi.spyOn(opened.context.backups, 'take');
  createCircuitBreaker(opened.context, { read: async () => true, write: async () => undefined }, prove);
  const save = (id: string) => opened.library.savePaper({ paper: makePaper(id) });
  return { ...opened, take, save };
}

it('copies the library out of reach before storage is put to the test', async () => {
  const order: string[] = [];
  const { take, save } = openAfterFailure(async () => void order.push('proof'));
  take.mockImplementation(async (reason) => void order.push(reason));
  await save('2401.00001');
  expect(order).toEqual(['failure', 'proof']);
});

it.each([
  ['finds no space', new ExpectedError('storage-full')],
  ['cannot be read back', new ExpectedError('backup-damaged')],
  ['cannot be made', new DOMException('no such database', 'UnknownError')],
])('writes again once storage has proved itself, where a backup %s', async (_, failure) => {
  const { db, take, save } = openAfterFailure(async () => undefined);
  take.mockRejectedValue(failure);
  await save('2401.00001');
  expect(await db.papers.count()).toBe(1);
});

it('writes again where what is remembered of the library cannot be read', async () => {
  const { db, context, save } = openAfterFailure(async () => undefined);
  vi.spyOn(context.memory, 'readSummary').mockRejectedValue(new Error('no storage area'));
  await save('2401.00001');
  expect(await db.papers.count()).toBe(1);
});

it('writes nothing while storage has not proved itself', async () => {
  const { db, save } = openAfterFailure(async () => {
    throw new ExpectedError('storage-full');
  });
  await expect(save('2401.00001')).rejects.toMatchObject({ code: 'storage-full' });
  expect(await db.papers.count()).toBe(0);
});
