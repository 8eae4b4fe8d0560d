// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { recountPlaces } from '@/lib/db/log/update-place-counts';
import type { PaperId, RuleId, TopicId } from '@/lib/domain/ids';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;
let proposals: Proposal[];

beforeEach(() => {
  proposals = [];
  opened = openLibrary({
    ...idleFiling,
    propose: async () => proposals,
    // Ranks every topic without being sure of any.
    async place(paperIds) {
      const topics = await opened.db.topics.toArray();
      const ranked = topics.slice(0, 3).map(({ id }) => ({ topicId: id, confidence: 0.3 }));
      const reason = { nearest: [], words: ['memory'] };
      return paperIds.map((paperId) => {
        return { paperId, topicId: 'unsorted', also: [], confidence: 0.3, reason, ranked };
      });
    },
  });
});

async function topic(name: string, parentId: TopicId | null = null) {
  return (await opened.library.createTopic({ name, parentId })).topicId;
}

let saved = 0;
async function save(title: string): Promise<PaperId> {
  const paper = makePaper(`2401.${10_000 + ++saved}`, { title });
  return ((await opened.library.savePaper({ paper })) as { paperId: PaperId }).paperId;
}

async function openInbox() {
  await opened.filePending();
  const panel = renderPanel(opened);
  await user.click(await panel.findByRole('button', { name: /^Inbox/ }));
  return panel;
}

const focused = () => document.activeElement?.textContent ?? '';

/** Moves to the item with this text by keys, as soon as it is shown. */
async function goTo(text: string) {
  const rows = () => [...document.querySelectorAll('.inbox-row')].map((row) => row.textContent ?? '');
  await waitFor(() => expect(rows().some((row) => row.includes(text))).toBe(true));
  await user.keyboard('{Home}');
  for (let steps = rows().findIndex((row) => row.includes(text)); steps > 0; steps--)
    await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(focused()).toContain(text));
}

describe('papers that are worth a look', () => {
  it('come after the questions, those most likely wrong first, and are answered by one key', async () => {
    const memory = await topic('Memory');
    await topic('Tools');
    const ids: PaperId[] = [];
    for (let nth = 0; nth < 10; nth++) ids.push(await save(`Paper ${nth}`));
    const asked = await save('A question');
    await opened.filePending();
    for (const [nth, id] of ids.entries())
      await opened.db.placements.update(id, { topicId: memory, confidence: 0.9 - nth / 20 });
    const [ruled, agreed, sure] = ids;
    await opened.db.placements.update(ruled as PaperId, {
      confidence: 0.1,
      reason: { nearest: [], words: [], rule: 'r' as RuleId },
    });
    await opened.db.placements.update(agreed as PaperId, {
      confidence: 0.1,
      reason: { nearest: [], words: [], agreed: true },
    });
    await recountPlaces(opened.db);
    const panel = await openInbox();
    const rows = () => [...document.querySelectorAll('.inbox-row')].map((row) => row.textContent ?? '');
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(rows().map((text) => /A question|Paper \d/.exec(text)?.[0])).toEqual([
      'A question',
      'Paper 9',
      'Paper 8',
    ]);
    expect(rows()[1]).toContain('Worth a look: weak match');
    expect(await opened.db.placements.get(sure as PaperId)).toMatchObject({ madeBy: 'program' });
    await goTo('A question');
    await user.keyboard(' ');
    await waitFor(() => expect(focused()).toContain('Paper 9'));
    await user.keyboard('1');
    expect(await panel.findByText('Filed under Memory.')).toBeTruthy();
    expect(await opened.db.placements.get(ids[9] as PaperId)).toMatchObject({
      topicId: memory,
      madeBy: 'person',
    });
    expect(await opened.db.placements.get(asked)).toMatchObject({ topicId: 'unsorted' });
  });
});

describe('questions', () => {
  it('are answered by one key each, or skipped by Space, until none is left', async () => {
    await topic('Memory');
    const tools = await topic('Tools');
    const [one, two, three] = [await save('One'), await save('Two'), await save('Three')];
    const panel = await openInbox();
    await waitFor(() => expect(focused()).toContain('One'));
    await user.keyboard(' ');
    await waitFor(() => expect(focused()).toContain('Two'));
    await user.keyboard('2');
    expect(await panel.findByText('Filed under Tools.')).toBeTruthy();
    expect(await opened.db.placements.get(two)).toMatchObject({ topicId: tools, madeBy: 'person' });
    await waitFor(() => expect(focused()).toContain('Three'));
    await user.keyboard('n');
    await user.keyboard('Robots{Enter}');
    await waitFor(async () => expect((await opened.db.placements.get(three))?.madeBy).toBe('person'));
    await waitFor(() => expect(focused()).toContain('One'));
    await user.keyboard('m');
    await user.keyboard('memo{Enter}');
    expect(await panel.findByText('Inbox is empty.')).toBeTruthy();
    expect((await opened.db.placements.get(one))?.madeBy).toBe('person');
    await user.keyboard('{Control>}z{/Control}');
    expect(await panel.findByRole('link', { name: 'One' })).toBeTruthy();
    await user.keyboard('1');
    expect(await panel.findByText('Inbox is empty.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(await panel.findByRole('tree')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(panel.getByRole('button', { name: 'Inbox' })));
  });

  it('are answered one after the other, however fast the keys are pressed', async () => {
    const memory = await topic('Memory');
    const tools = await topic('Tools');
    const [one, two] = [await save('One'), await save('Two')];
    const panel = await openInbox();
    await waitFor(() => expect(focused()).toContain('One'));
    await user.keyboard('12');
    expect(await panel.findByText('Inbox is empty.')).toBeTruthy();
    expect(await opened.db.placements.get(one)).toMatchObject({ topicId: memory, madeBy: 'person' });
    expect(await opened.db.placements.get(two)).toMatchObject({ topicId: tools, madeBy: 'person' });
  });

  it('are counted in the header, and closed with Escape', async () => {
    await topic('Memory');
    await save('One');
    const panel = await openInbox();
    expect(await panel.findByRole('button', { name: 'Inbox, 1 waiting' })).toBeTruthy();
    await waitFor(() => expect(focused()).toContain('One'));
    await user.keyboard('{Escape}');
    expect(await panel.findByRole('tree')).toBeTruthy();
  });

  it('are not asked while there is no topic: a first tree is offered instead', async () => {
    await save('One');
    const panel = await openInbox();
    expect(await panel.findByText('Inbox is empty.')).toBeTruthy();
  });
});

describe('proposals', () => {
  it('show two papers with one title, and merge them', async () => {
    const one = await save('Twice here');
    const other = await save('Twice here');
    await openInbox();
    await goTo('“Twice here” is in your library twice');
    const card = within(document.activeElement as HTMLElement);
    for (const name of [one, other]) expect(await card.findByRole('link', { name })).toBeTruthy();
    await user.keyboard('1');
    await waitFor(async () => expect(await opened.db.papers.count()).toBe(1));
  });

  it('are inserted below the focused item', async () => {
    await newTopics(1);
    const look = new EventTarget();
    const looked = new Promise((resolve) => look.addEventListener('end', resolve));
    opened.context.filing.propose = async () => {
      await looked;
      return proposals;
    };
    const panel = await openInbox();
    await waitFor(() => expect(focused()).toContain('A 0'));
    look.dispatchEvent(new Event('end'));
    expect(await panel.findByText('New topic “Robots 0” for 2 papers')).toBeTruthy();
    expect(focused()).toContain('A 0');
    const rows = panel.getAllByRole('row').map((row) => row.querySelector('.inbox-what')?.textContent);
    expect(rows).toEqual(['A 0', 'New topic “Robots 0” for 2 papers', 'B 0']);
    await user.keyboard('1');
    expect(await panel.findByText('Filed under Music.')).toBeTruthy();
  });

  async function newTopics(count: number) {
    await topic('Music');
    for (let nth = 0; nth < count; nth++) {
      const papers = [await save(`A ${nth}`), await save(`B ${nth}`)];
      const name = `Robots ${nth}`;
      const strength = 0.9 - nth / 10;
      proposals.push({ type: 'new-topic', name, parentId: null, papers, strength, words: ['grasp'] });
    }
  }

  it('state the change and the reason, show the papers, are accepted by a key, and undone', async () => {
    await newTopics(1);
    const panel = await openInbox();
    expect(await panel.findByText('New topic “Robots 0” for 2 papers')).toBeTruthy();
    expect(panel.getByText('They are similar to each other, and now in Unsorted.')).toBeTruthy();
    expect(panel.getByText('grasp')).toBeTruthy();
    await goTo('Robots 0');
    await user.keyboard('{Enter}');
    expect(await panel.findByText('B 0', { selector: '.planned-papers li' })).toBeTruthy();
    await user.keyboard('1');
    expect(await panel.findByText('Done: New topic “Robots 0” for 2 papers.')).toBeTruthy();
    expect(await opened.db.topics.count()).toBe(2);
    await user.click(panel.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await opened.db.topics.count()).toBe(1));
    expect(await panel.findByText('New topic “Robots 0” for 2 papers')).toBeTruthy();
  });

  it('do not return after they were declined', async () => {
    await newTopics(1);
    const panel = await openInbox();
    await goTo('Robots 0');
    await user.keyboard('2');
    expect(await panel.findByText('Declined: New topic “Robots 0” for 2 papers.')).toBeTruthy();
    await opened.library.lookForProposals({});
    expect(panel.queryByText('New topic “Robots 0” for 2 papers')).toBeNull();
  });

  it('of the tree are reviewed together; each can be left out, and the rest is one act', async () => {
    await newTopics(3);
    const panel = await openInbox();
    await goTo('Reorganise topics: 3 changes');
    await user.keyboard('1');
    const screen = within(await panel.findByRole('region', { name: 'Reorganise topics' }));
    const planned = () =>
      within(screen.getByRole('region', { name: 'After' }))
        .getAllByRole('listitem')
        .map((row) => row.textContent);
    await waitFor(() =>
      expect(planned()).toEqual(['Unsorted0', 'Robots 0New2', 'Robots 1New2', 'Robots 2New2']),
    );
    await user.click(screen.getByRole('checkbox', { name: 'New topic “Robots 1” for 2 papers' }));
    expect(planned()).toEqual(['Unsorted2', 'Robots 0New2', 'Robots 2New2']);
    expect(screen.getByRole('region', { name: 'Now' }).textContent).toBe('NowUnsorted6');
    await user.click(screen.getByRole('button', { name: 'Apply 2 changes' }));
    expect(await panel.findByText('Accepted 2 suggestions.')).toBeTruthy();
    expect((await opened.db.topics.toArray()).map(({ name }) => name).sort()).toEqual([
      ...['Music', 'Robots 0', 'Robots 2'],
    ]);
    // The proposal that was left out remains as a separate question.
    expect(await panel.findByText('New topic “Robots 1” for 2 papers')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await opened.db.topics.count()).toBe(1));
    expect(await panel.findByText('Reorganise topics: 3 changes')).toBeTruthy();
  });

  it('of the tree are closed with Escape, and declined by one key', async () => {
    await newTopics(2);
    const panel = await openInbox();
    await goTo('Reorganise topics: 2 changes');
    await user.keyboard('{Enter}');
    await panel.findByRole('region', { name: 'Reorganise topics' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toContain('Reorganise topics: 2 changes'));
    await user.keyboard('2');
    expect(await panel.findByText('Declined 2 suggestions.')).toBeTruthy();
    expect(await opened.db.proposals.filter(({ state }) => state === 'open').count()).toBe(0);
  });

  async function twins(count: number) {
    for (let nth = 0; nth < count; nth++) for (let twice = 0; twice < 2; twice++) await save(`Twice ${nth}`);
  }

  it('to merge papers are accepted together after one confirmation, as one act', async () => {
    await twins(3);
    const panel = await openInbox();
    await goTo('“Twice 0” is in your library twice');
    await user.keyboard('x{ArrowDown}x');
    expect(await panel.findByText('2 selected')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Accept…' }));
    const dialog = within(await panel.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem')).toHaveLength(2);
    await user.click(dialog.getByRole('button', { name: 'Accept all 2' }));
    expect(await panel.findByText('Accepted 2 suggestions.')).toBeTruthy();
    expect(await opened.db.papers.count()).toBe(4);
    await user.click(panel.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await opened.db.papers.count()).toBe(6));
  });

  it('are not accepted if the confirmation is cancelled with Escape', async () => {
    await twins(2);
    const panel = await openInbox();
    await goTo('“Twice 0” is in your library twice');
    await user.keyboard('{Control>}a{/Control}');
    await user.click(await panel.findByRole('button', { name: 'Decline…' }));
    await user.click(within(await panel.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(panel.queryByRole('dialog')).toBeNull());
    expect(await opened.db.proposals.filter(({ state }) => state === 'open').count()).toBe(2);
  });

  it('of all kinds are described in words', async () => {
    const [music, songs, agents] = [await topic('Music'), await topic('Songs'), await topic('Agents')];
    const memory = await topic('Memory', agents);
    const papers: PaperId[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) papers.push(await save(title));
    await opened.library.movePapers({ paperIds: papers.slice(0, 4), topicId: memory });
    const common = { strength: 0.5, words: [] };
    proposals.push(
      { type: 'new-topic', name: 'Robots', parentId: agents, papers: papers.slice(4), ...common },
      {
        type: 'split-topic',
        topicId: memory,
        parts: [
          { name: 'Short', papers: papers.slice(0, 2) },
          { name: 'Long', papers: papers.slice(2, 4) },
        ],
        ...common,
      },
      { type: 'merge-topics', into: music, from: songs, papers: [], ...common },
      { type: 'group-topics', name: 'Sound', parentId: null, topicIds: [music, songs], ...common },
    );
    const panel = await openInbox();
    await goTo('Reorganise topics: 4 changes');
    await user.keyboard('1');
    for (const sentence of [
      'New topic “Robots” in Agents for 2 papers',
      'They are similar to each other, and now in Unsorted.',
      'Split “Agents › Memory” into Short and Long',
      'Merge “Songs” into “Music”',
      'Group Music and Songs under a new topic “Sound”',
      // Merging leaves only one of the two topics.
      '1 change conflicts with another one and will not be made.',
    ])
      expect(await panel.findByText(sentence)).toBeTruthy();
  });
});
