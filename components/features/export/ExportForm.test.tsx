// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
afterEach(() => vi.restoreAllMocks());

it('saves a branch or the whole library as a file in the chosen format', async () => {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00001', { title: 'How to grasp' }) });
  await opened.library.createTopic({ name: 'Robots', parentId: null });
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:saved';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });

  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('treeitem', { name: /^Robots/ }));
  await user.keyboard('{Shift>}{F10}{/Shift}');
  await user.click(await panel.findByRole('menuitem', { name: 'Export…' }));
  const form = within(await panel.findByRole('region', { name: 'Save as a file' }));
  await user.click(form.getByRole('button', { name: 'Save file' }));
  expect(await form.findByText('The file is saved with your downloads.')).toBeTruthy();
  expect(await blobs[0]?.text()).not.toContain('How to grasp');

  await user.selectOptions(form.getByLabelText('What'), 'The whole library');
  await user.selectOptions(form.getByLabelText('Format'), 'Markdown notes (Obsidian)');
  await user.click(form.getByRole('button', { name: 'Save file' }));
  await vi.waitFor(() => expect(names).toEqual(['papers.bib', 'papertree.zip']));
  const archive = unzipSync(new Uint8Array((await blobs[1]?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(Object.keys(archive)).toContain('Topics/Robots.md');
});
