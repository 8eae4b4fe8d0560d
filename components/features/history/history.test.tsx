// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
let agents: TopicId;

/** Files everything under Agents. */
beforeEach(async () => {
  opened = openLibrary({
    ...idleFiling,
    place: async (ids) =>
      ids.map((paperId) => ({
        ...{ paperId, topicId: agents, also: [], confidence: 0.9, reason: null, ranked: [] },
      })),
  });
  agents = (await opened.library.createTopic({ name: 'Agents', parentId: null })).topicId;
});

async function save(...arxiv: string[]) {
  for (const id of arxiv) await opened.library.savePaper({ paper: makePaper(id) });
}

async function openHistory(panel: ReturnType<typeof renderPanel>) {
  await user.click(await panel.findByRole('button', { name: 'Menu' }));
  await user.click(panel.getByRole('menuitem', { name: 'History' }));
}

describe('the history', () => {
  it('shows the author of every act, and undoes any act', async () => {
    await save('2401.00001');
    await opened.filePending();
    const panel = renderPanel(opened);
    await openHistory(panel);
    const rows = await panel.findAllByText(/“/);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Filed “Paper 2401.00001” under Agents',
      'Saved “Paper 2401.00001”',
      'Created the topic “Agents”',
    ]);
    expect(panel.getAllByText('Papertree', { selector: '[data-by]' })).toHaveLength(1);
    expect(panel.getByRole('rowheader').textContent).toBe('today');
    await user.click(panel.getAllByRole('button', { name: 'Undo' })[0] as HTMLElement);
    expect(await panel.findByText('Undid: Filed “Paper 2401.00001” under Agents')).toBeTruthy();
    expect(await panel.findByText('Undone')).toBeTruthy();
    await user.click(await panel.findByText('Redo', { selector: '.act-row button' }));
    expect(await panel.findByText('Redid: Filed “Paper 2401.00001” under Agents')).toBeTruthy();
    expect((await opened.db.placements.toArray())[0]?.topicId).toBe(agents);
  });

  it('names both topics of a merge', async () => {
    const { topicId: memory } = await opened.library.createTopic({ name: 'Memory', parentId: null });
    await save('2401.00001');
    await opened.filePending();
    await opened.library.mergeTopics({ from: agents, into: memory });
    const { topicId: empty } = await opened.library.createTopic({ name: 'Empty', parentId: null });
    await opened.library.mergeTopics({ from: empty, into: memory });
    const panel = renderPanel(opened);
    await openHistory(panel);
    expect(await panel.findByText('Merged the topic “Agents” into Memory')).toBeTruthy();
    expect(panel.getByText('Merged the topic “Empty” into another')).toBeTruthy();
  });

  it('names the changes that prevent an undo', async () => {
    await opened.library.renameTopic({ topicId: agents, name: 'Actors' });
    const panel = renderPanel(opened);
    await openHistory(panel);
    await panel.findByText('Renamed the topic “Agents” to “Actors”');
    await user.click(panel.getAllByRole('button', { name: 'Undo' })[1] as HTMLElement);
    expect(await panel.findByText(/^“Actors” was changed by you after that/)).toBeTruthy();
  });

  it('undoes the rest of an act that cannot be undone completely', async () => {
    const papers = [makePaper('2401.00001'), makePaper('2401.00002')];
    const destinations = [{ topicId: agents }, { topicId: agents }];
    await opened.library.fileOnPage({ papers, destinations });
    const paperIds = ['arxiv:2401.00001' as PaperId];
    await opened.library.annotatePapers({ paperIds, annotation: { reading: 'read' } });
    const panel = renderPanel(opened);
    await openHistory(panel);
    await panel.findAllByText(/“/);
    await user.click(panel.getAllByRole('button', { name: 'Undo' })[1] as HTMLElement);
    expect(await panel.findByText(/^“Paper 2401.00001” was changed by you after that/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Undo the rest' }));
    await panel.findByText(/^Undid/);
    expect(await opened.db.papers.toCollection().primaryKeys()).toEqual(paperIds);
  });

  it('undoes everything that the program did, as one act', async () => {
    await save('2401.00001', '2401.00002');
    await opened.filePending();
    const panel = renderPanel(opened);
    await openHistory(panel);
    await user.click(await panel.findByRole('button', { name: 'Undo what Papertree did…' }));
    await user.click(panel.getByRole('menuitem', { name: 'Today' }));
    expect(await panel.findByText('Undid what Papertree did with 2 papers')).toBeTruthy();
    expect(new Set((await opened.db.placements.toArray()).map(({ topicId }) => topicId))).toEqual(
      new Set(['unsorted']),
    );
  });

  it('is navigated by keys and closed with Escape', async () => {
    await save('2401.00001', '2401.00002');
    const panel = renderPanel(opened);
    await openHistory(panel);
    await panel.findByText('Saved “Paper 2401.00002”');
    const sentence = () => document.activeElement?.querySelector('.act-sentence')?.textContent;
    (panel.getAllByRole('row')[1] as HTMLElement).focus();
    await user.keyboard('{ArrowDown}');
    expect(sentence()).toBe('Saved “Paper 2401.00001”');
    await user.keyboard('{End}');
    expect(sentence()).toBe('Created the topic “Agents”');
    await user.keyboard('{Escape}');
    expect(await panel.findByRole('tree')).toBeTruthy();
  });
});

describe('undo by key', () => {
  it('undoes an act from before the panel was opened, and redoes it', async () => {
    await opened.library.renameTopic({ topicId: agents, name: 'Actors' });
    const panel = renderPanel(opened);
    await panel.findByRole('treeitem', { name: /^Actors/ });
    await user.keyboard('{Control>}z{/Control}');
    expect(await panel.findByText('Undone: Renamed the topic “Agents” to “Actors”')).toBeTruthy();
    await panel.findByRole('treeitem', { name: /^Agents/ });
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await panel.findByRole('treeitem', { name: /^Actors/ });
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(await panel.findByText('There is nothing to redo.')).toBeTruthy();
  });

  it('leaves the undo of text to the field', async () => {
    const panel = renderPanel(opened);
    await panel.findByRole('treeitem', { name: /^Agents/ });
    (await panel.findByRole('textbox')).focus();
    await user.keyboard('x{Control>}z{/Control}');
    await waitFor(async () => expect(await opened.db.topics.count()).toBe(1));
    expect(await opened.db.changes.where('undoes').above('').count()).toBe(0);
  });
});

it('keeps both panels in step', async () => {
  const [one, other] = [renderPanel(opened), renderPanel(opened)];
  await one.findByRole('treeitem', { name: /^Agents/ });
  await opened.library.annotatePapers({ paperIds: [] as PaperId[], annotation: {} });
  await opened.library.renameTopic({ topicId: agents, name: 'A' });
  await opened.library.renameTopic({ topicId: agents, name: 'B' });
  for (const panel of [one, other]) await panel.findByRole('treeitem', { name: /^B/ });
});
