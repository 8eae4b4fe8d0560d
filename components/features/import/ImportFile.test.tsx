// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { ExpectedError } from '@/lib/domain/errors';
import { readFiles } from '@/lib/file-bytes/read-import-files';
import { partsOf } from '@/lib/importers/read-import';
import { importSome } from '@/lib/library/imports/run-import';
import { makePaper } from '@/tests/support/make-paper';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { ImportFile } from './ImportFile';
import { type ImportReader, ImportReaderContext } from './import-reader-context';

const user = userEvent.setup();

/** Reads in this process; the product reads in a worker. */
const read: ImportReader = async (files) => {
  const { contents, ...rest } = await readFiles(files);
  return { ...rest, parts: partsOf(contents) };
};

function openImport(reader: ImportReader = read) {
  const opened = openLibrary();
  mount(
    <LibraryQueriesContext.Provider value={createLibraryQueries(opened.db)}>
      <PanelClientContext.Provider value={panelClientOf(opened.library)}>
        <ImportReaderContext.Provider value={reader}>
          <ImportFile />
        </ImportReaderContext.Provider>
      </PanelClientContext.Provider>
    </LibraryQueriesContext.Provider>,
  );
  return opened;
}

async function choose(text: string) {
  const field = await screen.findByLabelText('Choose files, or drop them here', { selector: 'input' });
  await user.upload(field as HTMLInputElement, new File([text], 'mine.bib'));
}

const entries =
  '@misc{a, title={One}, eprint={2401.00001}}\n@misc{b, title={Two}, eprint={2401.00002}}\n@misc{d, title={two}, eprint={2401.00002}}\n@misc{c, year=2020}';

it('previews a file, imports it, reports the result, and undoes the import', async () => {
  const { db, library, context } = openImport();
  await library.savePaper({ paper: makePaper('2401.99999', { title: 'Two' }) });
  await choose(entries);
  expect(await screen.findByText('mine.bib, read as BibTeX.')).toBeTruthy();
  expect(screen.getByText('new papers').nextElementSibling?.textContent).toBe('1');
  expect(screen.getByText('1 entry could not be read, or not all of it')).toBeTruthy();
  expect(screen.getByText('1 entry was merged with another of the same paper')).toBeTruthy();
  expect(screen.getByText('“two” with “Two”')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Leave them out' }));
  await user.click(screen.getByRole('button', { name: 'Import 2 papers' }));
  expect(await screen.findByText('0 of 2 papers')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  expect(await screen.findByText('0 of 2 papers · paused')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Resume' }));
  await screen.findByRole('button', { name: 'Pause' });
  while (await importSome(context));
  expect(await screen.findByText(/2 papers of mine.bib are in your library/)).toBeTruthy();
  expect(await db.papers.count()).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByLabelText('Choose files, or drop them here', { selector: 'input' })).toBeTruthy();
  expect(await db.papers.toArray()).toMatchObject([{ id: 'arxiv:2401.99999' }]);
});

it('says what is wrong with a file, and does not change the library', async () => {
  const { db } = openImport(() => Promise.reject(new ExpectedError('file-damaged')));
  await choose('[{');
  expect((await screen.findByRole('alert')).textContent).toMatch(/damaged/);
  expect(await db.imports.count()).toBe(0);
});

it('stops reading on request', async () => {
  openImport(
    (_, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new ExpectedError('aborted')));
      }),
  );
  await choose('anything');
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(await screen.findByLabelText('Choose files, or drop them here', { selector: 'input' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('reads several files as one import, and names those that it cannot read', async () => {
  const { db } = openImport();
  const field = await screen.findByLabelText('Choose files, or drop them here', { selector: 'input' });
  await user.upload(field as HTMLInputElement, [
    new File(['@misc{a, title={One}, eprint={2401.00001}}'], 'one.bib'),
    new File(['TY  - JOUR\nTI  - Two\nM1  - arXiv:2401.00002\nER  - \n'], 'two.ris'),
    new File(['Dear all, nothing here.'], 'letter.txt'),
  ]);
  expect(await screen.findByText('one.bib and 2 other files, read as several formats.')).toBeTruthy();
  expect(screen.getByText('new papers').nextElementSibling?.textContent).toBe('2');
  expect(screen.getByText(/letter\.txt/)).toBeTruthy();
  expect(await db.papers.count()).toBe(0);
});
