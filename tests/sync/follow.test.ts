import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { createJobRunner } from '@/lib/jobs/job-runner';
import type { WriteResult } from '@/lib/sync/adapters/target-adapter';
import { addTarget } from '@/lib/sync/edit-targets';
import { createSyncTask } from '@/lib/sync/running/sync-task';
import type { SyncContext } from '@/lib/sync/sync-context';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { makeTarget, noSecrets } from './support/open-sync';

it('a live target follows the change feed: it falls due when the library changes, whoever changed it', async () => {
  const { db, library } = openLibrary();
  const written: string[] = [];
  const wakes: number[] = [];
  const context: Omit<SyncContext, 'onProgress'> = {
    db,
    secrets: noSecrets,
    exportFiles: async () => [{ path: 'papers.bib', text: `${await db.papers.count()} papers` }],
    merge: () => null,
    openAdapter: async () => ({
      batch: 1,
      list: async () => null,
      read: () => Promise.reject(new Error('nothing to read')),
      remove: async () => true,
      write: async (files): Promise<WriteResult[]> => {
        written.push(...files.map(({ text }) => text));
        return files.map(({ text }) => ({ tag: text }));
      },
    }),
  };
  const wakeUp = { at: (time: number) => void wakes.push(time), cancel: () => undefined };
  const runner = createJobRunner([createSyncTask(context)], wakeUp);
  db.feed.subscribe(runner.onEvent);
  const { id, ...choices } = makeTarget(crypto.randomUUID(), { kind: 'folder', name: 'Papers' });
  await addTarget(context, id, choices, { secret: '', passphrase: '' });
  await vi.waitFor(() => expect(written).toEqual(['0 papers']));

  await vi.waitFor(async () => expect(await db.targets.get(id)).toMatchObject({ isRunning: false }));
  wakes.length = 0;
  await library.savePaper({ paper: makePaper('2401.00001') });
  const job = await vi.waitFor(async () => {
    const waiting = await db.queue.get(['sync', id]);
    if (!waiting) throw new Error('no job yet');
    return waiting;
  });
  expect(job.dueAt - Date.now()).toBeLessThan(5_000);
  await vi.waitFor(() => expect(wakes).toContain(job.dueAt));

  vi.useFakeTimers({ toFake: ['Date'], now: job.dueAt });
  runner.wake();
  await vi.waitFor(() => expect(written).toEqual(['0 papers', '1 papers']));
  vi.useRealTimers();
});
