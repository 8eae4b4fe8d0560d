// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
beforeEach(async () => {
  opened = openLibrary();
  await opened.library.createTopic({ name: 'Agents', parentId: null });
  await opened.library.savePaper({ paper: makePaper('2401.00001') });
});

it('adds several papers whose numbers and links are pasted anywhere in the panel', async () => {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('button', { name: /^Inbox/ }));
  await user.paste('2401.00001\n2401.00002\nhttps://arxiv.org/abs/2401.00003v2');
  const region = within(await panel.findByRole('region', { name: 'Papers to add' }));
  expect(region.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'arXiv:2401.00002',
    'arXiv:2401.00003',
  ]);
  expect(region.getByText('1 more is in your library already.')).toBeTruthy();
  await user.click(region.getByRole('button', { name: 'Add 2 papers' }));
  expect(await panel.findByText('Added 2 papers.')).toBeTruthy();
  await panel.findByText('arXiv:2401.00003');
  await user.click(panel.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await opened.db.papers.count()).toBe(1));
});

it('opens a single added paper, and requests the record of a DOI from Crossref', async () => {
  const record = { type: 'article-journal', DOI: '10.1000/xyz', title: 'Of things' };
  opened.context.fetchText = async () => ({ status: 200, text: JSON.stringify(record), retryAfter: null });
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('textbox', { name: 'Search papers and topics' }));
  await user.paste('https://doi.org/10.1000/xyz');
  await user.click(await panel.findByRole('button', { name: 'Add 1 paper' }));
  expect(await panel.findByRole('region', { name: 'Of things' })).toBeTruthy();
  expect(await opened.db.papers.get('doi:10.1000/xyz' as PaperId)).toMatchObject({ title: 'Of things' });
});

it('treats other text as a search', async () => {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('textbox', { name: 'Search papers and topics' }));
  await user.paste('zebra2');
  await panel.findByText('Nothing found for “zebra2”.');
  expect(panel.queryByRole('region', { name: 'Papers to add' })).toBeNull();
});
