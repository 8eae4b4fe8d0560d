// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { importSome } from '@/lib/library/imports/run-import';
import { stageText } from '@/tests/support/import-text';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
afterEach(() => void vi.useRealTimers());

it('shows the progress of filing while many papers wait, and pauses it', async () => {
  const opened = openLibrary();
  const save = (from: number, to: number) =>
    opened.library.addPapers({
      text: Array.from({ length: to - from }, (_, index) => `2401.${10_000 + from + index}`).join(' '),
    });
  await save(0, 3);
  const panel = renderPanel(opened);
  await panel.findByText('arXiv:2401.10000');
  expect(panel.queryByRole('complementary', { name: 'Filing papers' })).toBeNull();
  await save(3, 20);
  const strip = within(await panel.findByRole('complementary', { name: 'Filing papers' }));
  expect(strip.getByText('0 of 20 papers')).toBeTruthy();
  await user.click(strip.getByRole('button', { name: 'Pause' }));
  expect(await strip.findByText('Filing is paused')).toBeTruthy();
  await opened.filePending();
  expect(await opened.db.queue.where('kind').equals('file').count()).toBe(20);
  await user.click(strip.getByRole('button', { name: 'Resume' }));
  await strip.findByText('Filing papers');
  await opened.filePending();
  await waitFor(() => expect(panel.queryByRole('complementary', { name: 'Filing papers' })).toBeNull());
});

it('ends filing for the waiting papers, which stay in Unsorted until that is undone', async () => {
  const opened = openLibrary();
  await opened.library.createTopic({ name: 'Robots', parentId: null });
  const numbers = Array.from({ length: 12 }, (_, index) => `2401.${10_000 + index}`);
  await opened.library.addPapers({ text: numbers.join(' ') });
  const panel = renderPanel(opened);
  const strip = within(await panel.findByRole('complementary', { name: 'Filing papers' }));
  await user.click(strip.getByRole('button', { name: 'Cancel' }));
  expect(await panel.findByText('Stopped filing; 12 papers stay in Unsorted.')).toBeTruthy();
  await waitFor(() => expect(panel.queryByRole('complementary', { name: 'Filing papers' })).toBeNull());
  // The engine has not looked at these papers, so nothing is said about matches.
  await waitFor(() => expect(panel.getAllByRole('img', { name: 'Choose a topic' })).toHaveLength(12));
  await user.click(panel.getByRole('button', { name: 'Undo' }));
  await panel.findByRole('complementary', { name: 'Filing papers' });
});

it('pauses an import in its strip, and cancels it there', async () => {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00009') });
  const id = await stageText(opened.library, '@misc{a, title={One}, eprint={2401.00001}}');
  await opened.library.runImport({ id, way: 'apart' });
  const panel = renderPanel(opened);
  const strip = within(await panel.findByRole('complementary', { name: /^Importing / }));
  await user.click(strip.getByRole('button', { name: 'Pause' }));
  expect(await panel.findByRole('complementary', { name: /is paused$/ })).toBeTruthy();
  expect(await importSome(opened.context)).toBe(false);
  await user.click(strip.getByRole('button', { name: 'Resume' }));
  await panel.findByRole('complementary', { name: /^Importing / });
  await user.click(strip.getByRole('button', { name: 'Cancel and undo' }));
  await waitFor(() => expect(panel.queryByRole('complementary', { name: /^Import/ })).toBeNull());
  expect(await importSome(opened.context)).toBe(false);
  expect(await opened.db.papers.count()).toBe(1);
});

it('reports a finished import for a while, once', async () => {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00009') });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const id = await stageText(opened.library, '@misc{a, title={One}, eprint={2401.00001}}');
  await opened.library.runImport({ id, way: 'apart' });
  const panel = renderPanel(opened);
  const strip = () => panel.queryByRole('complementary', { name: /^Import/ });
  await waitFor(() => expect(strip()?.getAttribute('aria-label')).toMatch(/^Importing /));
  while (await importSome(opened.context));
  await waitFor(() => expect(strip()?.getAttribute('aria-label')).toMatch(/^Imported /));
  await vi.advanceTimersByTimeAsync(11_000);
  await waitFor(() => expect(strip()).toBeNull());
  await panel.findByText('One');
});
