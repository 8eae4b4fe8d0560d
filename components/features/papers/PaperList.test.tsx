// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
const [one, two] = ['arxiv:2401.00001', 'arxiv:2401.00002'] as [PaperId, PaperId];
let opened: ReturnType<typeof openLibrary>;
let agents: TopicId;

beforeEach(async () => {
  opened = openLibrary();
  agents = (await opened.library.createTopic({ name: 'Agents', parentId: null })).topicId;
  for (const id of [one, two])
    await opened.library.savePaper({
      paper: makePaper(id.slice('arxiv:'.length), {
        links: { abs: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` },
      }),
    });
  await opened.library.movePapers({ paperIds: [one, two], topicId: agents });
});

async function openList() {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('treeitem', { name: /^Agents/ }));
  const list = await panel.findByRole('grid', { name: 'Papers in Agents' });
  await panel.findByText('Paper 2401.00001');
  return { panel, list };
}

it.each([
  ['on empty space', () => user.click(document.body)],
  ['on a check box of a row', () => user.click(document.querySelector('.paper-check') as Element)],
  [
    'on the button of the order',
    async () => {
      await user.click(document.querySelector('[aria-label^="Sort by:"]') as Element);
      await user.keyboard('{Escape}');
    },
  ],
])('reacts to its keys after a click %s', async (_, click) => {
  const { panel } = await openList();
  await click();
  await user.keyboard('m');
  expect(await panel.findByRole('dialog')).toBeTruthy();
});

it('leaves keys to a dialog that is open over it', async () => {
  const { panel } = await openList();
  await user.click(document.body);
  await user.keyboard('m');
  await panel.findByRole('dialog');
  await user.click(document.body);
  await user.keyboard('r');
  expect(await opened.db.papers.filter(({ reading }) => reading !== undefined).count()).toBe(0);
});

it('leaves letters to text fields', async () => {
  const { panel } = await openList();
  await user.click(document.body);
  await user.keyboard('/');
  await user.keyboard('rc');
  expect((document.activeElement as HTMLInputElement).value).toBe('rc');
  expect(panel.queryByText(/Copied/)).toBeNull();
});

it('opens the details on a click on a row', async () => {
  const { panel } = await openList();
  await user.click(await panel.findByText('Paper 2401.00001'));
  expect(await panel.findByRole('region', { name: 'Paper 2401.00001' })).toBeTruthy();
});

it('opens the PDF by a key and by a button', async () => {
  const { panel } = await openList();
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  await user.click(document.body);
  await user.keyboard('p');
  await user.click(panel.getAllByRole('button', { name: 'Open PDF' })[1] as Element);
  expect(open.mock.calls.map(([address]) => String(address).slice(-5))).toEqual(['00002', '00001']);
  open.mockRestore();
});

it('copies BibTeX of a paper, of all marked papers, and of a branch, with distinct citation keys', async () => {
  const { panel } = await openList();
  const keys = async () => (await navigator.clipboard.readText()).match(/@\w+\{[^,]*/g);
  await user.click(document.body);
  await user.keyboard('c');
  expect(await panel.findByText('Copied as BibTeX.')).toBeTruthy();
  expect(await keys()).toHaveLength(1);
  await user.keyboard('{Control>}a{/Control}c');
  expect(await panel.findByText('Copied 2 papers as BibTeX.')).toBeTruthy();
  expect(new Set(await keys()).size).toBe(2);

  const { topicId } = await opened.library.createTopic({ name: 'Memory', parentId: agents });
  await opened.library.movePapers({ paperIds: [two], topicId });
  await user.click(await panel.findByRole('treeitem', { name: /^Agents/ }));
  await navigator.clipboard.writeText('');
  await user.keyboard('c');
  await waitFor(async () => expect(await keys()).toHaveLength(2));
});

it('marks one or all selected papers as read, and undoes it', async () => {
  await openList();
  await user.click(document.body);
  await user.keyboard('r');
  await waitFor(async () => expect(await opened.db.papers.get(two)).toMatchObject({ reading: 'read' }));
  await waitFor(() => expect(document.querySelectorAll('.paper-row[data-read=true]')).toHaveLength(1));
  await user.keyboard('r');
  await waitFor(async () => expect(await opened.db.papers.get(two)).not.toHaveProperty('reading'));
});
