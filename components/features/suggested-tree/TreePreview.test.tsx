// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
let builds: number;

beforeEach(async () => {
  builds = 0;
  opened = openLibrary({
    ...idleFiling,
    async build(papers) {
      builds++;
      return [
        { name: 'Agents', parent: null, papers: papers.slice(0, 4) },
        { name: 'Memory', parent: 0, papers: papers.slice(4, 8) },
        { name: 'Vision', parent: null, papers: papers.slice(8) },
      ];
    },
  });
  for (let index = 10; index < 22; index++)
    await opened.library.savePaper({ paper: makePaper(`2401.000${index}`) });
});

async function openEditor() {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('button', { name: 'Show suggested topics' }));
  await panel.findByText('12 papers would be moved.');
  const choose = async (topic: string, item: string) => {
    await user.click(panel.getByRole('button', { name: `Actions for the topic ${topic}` }));
    await user.click(panel.getByRole('menuitem', { name: item }));
  };
  return { panel, choose };
}

it('creates the edited suggestion, and opens the first topic', async () => {
  const { panel, choose } = await openEditor();
  await user.click(panel.getByRole('button', { name: 'Agents' }));
  await user.keyboard('Assistants{Enter}');
  await choose('Memory', 'Merge into…');
  await user.click(panel.getByRole('menuitem', { name: 'Assistants' }));
  await user.click(panel.getByRole('checkbox', { name: 'Paper 2401.00018' }));
  await user.click(panel.getByRole('button', { name: 'Move “Paper 2401.00019” to another topic' }));
  await user.click(panel.getByRole('menuitem', { name: 'Assistants' }));
  expect(panel.getByText('11 papers would be moved. 1 stays in Unsorted.')).toBeTruthy();

  await user.click(panel.getByRole('button', { name: 'Create these topics' }));
  const first = await panel.findByRole('treeitem', { name: 'Assistants, 9 papers' });
  await waitFor(() => expect(first.getAttribute('aria-selected')).toBe('true'));
  expect(panel.getByRole('treeitem', { name: 'Vision, 2 papers' })).toBeTruthy();
  expect(panel.getByRole('treeitem', { name: 'Unsorted, 1 paper' })).toBeTruthy();
  expect(await panel.findByText('Created 2 topics for 11 papers.')).toBeTruthy();
});

it('undoes changes one by one', async () => {
  const { panel, choose } = await openEditor();
  await choose('Vision', 'Don’t create');
  expect(panel.queryByRole('button', { name: 'Vision' })).toBeNull();
  expect(panel.getByText('8 papers would be moved. 4 stay in Unsorted.')).toBeTruthy();
  await user.click(panel.getByRole('button', { name: 'Undo' }));
  expect(panel.getByRole('button', { name: 'Vision' })).toBeTruthy();
  expect(panel.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('suggests a finer or coarser tree, and remembers the granularity', async () => {
  const { panel } = await openEditor();
  expect(builds).toBe(1);
  const size = within(panel.getByRole('group', { name: 'Size of suggested topics' }));
  await user.click(size.getByRole('radio', { name: 'More' }));
  await waitFor(() => expect(builds).toBe(2));
  await waitFor(async () =>
    expect(await opened.db.settings.get('granularity')).toMatchObject({ value: 'fine' }),
  );
});
