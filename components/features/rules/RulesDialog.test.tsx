// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { recountPlaces } from '@/lib/db/log/update-place-counts';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
let robots: TopicId;
let paper: PaperId;

beforeEach(async () => {
  opened = openLibrary();
  const { library } = opened;
  robots = (await library.createTopic({ name: 'Robots', parentId: null })).topicId;
  const grasp = makePaper('2401.00001', { title: 'How to grasp', categories: ['cs.RO'] });
  paper = ((await library.savePaper({ paper: grasp })) as { paperId: PaperId }).paperId;
});

async function openRules() {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('treeitem', { name: /^Robots/ }));
  await user.keyboard('{Shift>}{F10}{/Shift}');
  await user.click(await panel.findByRole('menuitem', { name: 'Rules…' }));
  return { panel, dialog: within(await panel.findByRole('dialog')) };
}

it('a rule is previewed and added, and is named as the reason for its papers’ place', async () => {
  const { panel, dialog } = await openRules();
  expect(dialog.getByRole('button', { name: 'Add rule' }).hasAttribute('disabled')).toBe(true);
  await user.keyboard('cs.RO{Tab}grasp');
  expect(await dialog.findByText(/Fits 1 paper in your library. 1 would move here/)).toBeTruthy();
  expect(await dialog.findByText('How to grasp')).toBeTruthy();
  await user.keyboard('{Enter}');
  const sentence = 'New rule: cs.RO with “grasp”. 1 paper was moved.';
  expect(await dialog.findByText(sentence)).toBeTruthy();
  expect(panel.getAllByText(sentence)).toHaveLength(1);
  expect((await opened.db.placements.get(paper))?.topicId).toBe(robots);
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  await user.click(await panel.findByRole('button', { name: 'Why here?' }));
  expect(await panel.findByText('By your rule: cs.RO with “grasp”.')).toBeTruthy();
  await user.click(panel.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await opened.db.rules.count()).toBe(0));
  expect((await opened.db.placements.get(paper))?.topicId).toBe('unsorted');
});

it('rules are edited, moved up and deleted', async () => {
  for (const word of ['walk', 'grasp'])
    await opened.library.createRule({ rule: { topicId: robots, categories: [], words: [word] } });
  const { dialog } = await openRules();
  const sentences = () =>
    dialog.queryAllByRole('listitem').map((row) => row.querySelector('.rule-words > span')?.textContent);
  await waitFor(() => expect(sentences()).toEqual(['Papers with “walk”', 'Papers with “grasp”']));
  await user.click(dialog.getByRole('button', { name: 'Move up: Papers with “grasp”' }));
  await waitFor(() => expect(sentences()).toEqual(['Papers with “grasp”', 'Papers with “walk”']));
  await user.click(dialog.getByRole('button', { name: 'Change the rule: Papers with “walk”' }));
  await user.keyboard('cs.RO');
  await user.click(dialog.getByRole('button', { name: 'Save rule' }));
  await waitFor(() => expect(sentences()).toEqual(['Papers with “grasp”', 'cs.RO with “walk”']));
  await user.click(dialog.getByRole('button', { name: 'Delete the rule: Papers with “grasp”' }));
  await waitFor(() => expect(sentences()).toEqual(['cs.RO with “walk”']));
});

it('a branch is locked and unlocked with its menu', async () => {
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('treeitem', { name: /^Robots/ }));
  await user.keyboard('{Shift>}{F10}{/Shift}');
  await user.click(await panel.findByRole('menuitem', { name: 'Lock' }));
  expect(await panel.findByRole('treeitem', { name: 'Robots, 0 papers, locked' })).toBeTruthy();
  await user.keyboard('{Control>}z{/Control}');
  expect(await panel.findByRole('treeitem', { name: 'Robots, 0 papers' })).toBeTruthy();
});

it('"not here" removes a paper from the topic where the program filed it, and is explained', async () => {
  await opened.db.placements.update(paper, { topicId: robots, confidence: 0.8 });
  await recountPlaces(opened.db);
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('treeitem', { name: /^Robots/ }));
  (await panel.findByRole('row')).focus();
  await user.keyboard('x');
  expect(await panel.findByText('Removed from Robots. Papertree will suggest another topic.')).toBeTruthy();
  expect(await opened.db.placements.get(paper)).toMatchObject({ topicId: 'unsorted', rejected: [robots] });
});
