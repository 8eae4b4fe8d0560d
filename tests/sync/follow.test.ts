import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { WriteResult } from '@/lib/sync/adapters/target-adapter';
import { addTarget } from '@/lib/sync/edit-targets';
import { startSync } from '@/lib/sync/sync';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { makeTarget, noSecrets } from './support/open-sync';

it('a live target follows the log: it falls due when the library changes, whoever changed it', async () => {
  const { db, library } = openLibrary();
  const written: string[] = [];
  const wakes: number[] = [];
  let ring = (): void => undefined;
  const sync = startSync(
    {
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
    },
    // Stands in for the alarm clock.
    (_, onWake) => {
      ring = onWake;
      return { at: (time) => void wakes.push(time), cancel: () => undefined };
    },
  );
  const { id, ...choices } = makeTarget(crypto.randomUUID(), { kind: 'folder', name: 'Papers' });
  await addTarget(sync, id, choices, { secret: '', passphrase: '' });
  await vi.waitFor(() => expect(written).toEqual(['0 papers']));

  wakes.length = 0;
  await library.savePaper({ paper: makePaper('2401.00001') });
  const due = await vi.waitFor(async () => {
    const { dueAt = null } = (await db.targets.get(id)) ?? {};
    expect(dueAt).not.toBeNull();
    return dueAt ?? 0;
  });
  expect(due - Date.now()).toBeLessThan(5_000);
  await vi.waitFor(() => expect(wakes).toContain(due));

  await db.targets.update(id, { dueAt: Date.now() });
  ring();
  await vi.waitFor(() => expect(written).toEqual(['0 papers', '1 papers']));
});
