// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { BackupList } from './BackupList';
import type { RestoreWay } from './RestoreQuestion';

const user = userEvent.setup();

async function openBackups(way: RestoreWay) {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00001') });
  await opened.library.backUp({});
  await opened.library.deletePapers({ paperIds: ['arxiv:2401.00001' as PaperId] });
  mount(
    <LibraryQueriesContext.Provider value={createLibraryQueries(opened.db, opened.backupDatabase)}>
      <PanelClientContext.Provider value={panelClientOf(opened.library)}>
        <BackupList way={way} />
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
  );
  return opened;
}

it('previews what restoring would change, restores, and undoes it', async () => {
  const { db } = await openBackups('restore');
  expect(await screen.findByText(/Made by you: 1 papers/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Restore…' }));
  expect(await screen.findByText('Papers to be restored: 1')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
  expect(await screen.findByText('The backup is restored.')).toBeTruthy();
  expect(await db.papers.count()).toBe(1);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await expect.poll(() => db.papers.count()).toBe(0);
});

it('does not offer to restore if a newer version wrote the library', async () => {
  await openBackups('save-only');
  expect(await screen.findByRole('button', { name: 'Save as a file' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Restore…' })).toBeNull();
});

it('says what is lost before the library is created again', async () => {
  await openBackups('start-over');
  await user.click(await screen.findByRole('button', { name: 'Restore…' }));
  expect(await screen.findByText(/is deleted, and re-created/)).toBeTruthy();
});
