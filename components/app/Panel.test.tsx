// @vitest-environment happy-dom
// Must come before any import that reads the database.
import 'fake-indexeddb/auto';

import { screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LibraryQueries } from '@/components/data/library-queries';
import { recountPlaces } from '@/lib/db/log/update-place-counts';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { type OwnPanel, renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
let opened: ReturnType<typeof openLibrary>;

/** Ranks every topic without being sure of any; proposes one topic that holds all papers. */
function unsureFiling(): FilingRequests {
  return {
    ...idleFiling,
    async place(paperIds) {
      const topics = await opened.db.topics.toArray();
      const ranked = topics.slice(0, 3).map(({ id }) => ({ topicId: id, confidence: 0.4 }));
      const reason = { nearest: [], words: ['memory'] };
      return paperIds.map((paperId) => {
        return { paperId, topicId: 'unsorted', also: [], confidence: 0.4, reason, ranked };
      });
    },
    build: async (papers) => [
      { name: 'Agents', parent: null, papers: papers.slice(0, 2) },
      { name: 'Memory', parent: 0, papers: papers.slice(2) },
    ],
  };
}

beforeEach(() => {
  opened = openLibrary(unsureFiling());
});

function openPanel(own?: OwnPanel) {
  return renderPanel(opened, own);
}

async function save(count: number, own: Partial<CapturedPaper> = {}) {
  for (let nth = 1; nth <= count; nth++)
    await opened.library.savePaper({ paper: makePaper(`2401.0000${nth}`, own) });
}

async function topic(name: string, parentId: TopicId | null = null) {
  return (await opened.library.createTopic({ name, parentId })).topicId;
}

describe('the panel', () => {
  it('explains Papertree, and adds a sample that one click removes', async () => {
    const panel = openPanel();
    await user.click(await panel.findByRole('button', { name: 'Add the sample' }));
    expect(await panel.findByRole('treeitem', { name: /^Agents/ })).toBeTruthy();
    expect(await panel.findByText('24 sample papers are in your library.')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Remove them' }));
    expect(await panel.findByRole('button', { name: 'Add the sample' })).toBeTruthy();
    expect(await opened.db.papers.count()).toBe(0);
  });

  it('draws the library as a map that can be navigated by keys', async () => {
    const agents = await topic('Agents');
    const memory = await topic('Memory', agents);
    await save(2);
    await opened.library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId: memory });
    const panel = openPanel();
    await user.click(await panel.findByRole('button', { name: 'Menu' }));
    await user.click(panel.getByRole('menuitem', { name: 'Map' }));
    const area = await panel.findByRole('button', { name: /^Agents, 1 paper, / });
    area.focus();
    await user.keyboard('{Enter}');
    expect(await panel.findByRole('button', { name: 'One level up' })).toBe(document.activeElement);
    expect(panel.queryByRole('button', { name: /^Agents, / })).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(await panel.findByRole('button', { name: /^Memory, 1 paper, / }));
    const chosen = await panel.findByRole('treeitem', { name: /^Memory/ });
    expect(chosen.getAttribute('aria-selected')).toBe('true');
  });

  it('still offers every way to begin after a first paper was saved', async () => {
    await save(1);
    const panel = openPanel();
    await user.click(await panel.findByText('Other ways to start'));
    await user.click(panel.getByRole('button', { name: 'Add the sample' }));
    expect(await panel.findByRole('treeitem', { name: /^Agents/ })).toBeTruthy();
  });

  it('creates topics from the subject classes of arXiv', async () => {
    const panel = openPanel();
    await user.click(await panel.findByRole('checkbox', { name: 'Statistics' }));
    await user.click(panel.getByRole('button', { name: 'Create these topics' }));
    const field = await panel.findByRole('treeitem', { name: /^Statistics/ });
    await user.click(field);
    await user.keyboard('{ArrowRight}');
    expect(await panel.findByRole('treeitem', { name: /^Methodology/ })).toBeTruthy();
  });

  it('asks for access to pages if the browser withholds it', async () => {
    let isGiven = false;
    const panel = openPanel({
      browser: {
        mayReadSites: async () => isGiven,
        async askForSites() {
          isGiven = true;
          return true;
        },
      },
    });
    await user.click(await panel.findByRole('button', { name: 'Allow' }));
    await waitFor(() => expect(panel.queryByRole('button', { name: 'Allow' })).toBeNull());
  });

  it('shows the welcome screen for an empty library, and creates the first topic there', async () => {
    const panel = openPanel();
    await user.click(await panel.findByRole('button', { name: 'Make a first topic' }));
    await user.keyboard('Agents{Enter}');
    const made = await panel.findByRole('treeitem', { name: /^Agents/ });
    await waitFor(() => expect(made.getAttribute('aria-selected')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(made));
  });

  it('suggests a first tree for a dozen papers, shows it, creates it and undoes it', async () => {
    await save(12);
    const panel = openPanel();
    await user.click(await panel.findByRole('button', { name: 'Show suggested topics' }));
    expect(await panel.findByText('12 papers would be moved.')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Create these topics' }));
    expect(await panel.findByRole('treeitem', { name: 'Agents, 2 papers, 10 more below' })).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Undo' }));
    expect(await panel.findByText('Undone: Created 2 topics for 12 papers.')).toBeTruthy();
    expect(await panel.findByRole('treeitem', { name: 'Unsorted, 12 papers' })).toBeTruthy();
  });

  it('suggests no tree for eleven papers, and none again after "not now"', async () => {
    await save(11);
    const panel = openPanel();
    expect(await panel.findByText(/save 12 papers/)).toBeTruthy();
    await opened.library.savePaper({ paper: makePaper('2402.00001') });
    await user.click(await panel.findByRole('button', { name: 'Not now' }));
    expect(panel.queryByRole('button', { name: 'Not now' })).toBeNull();
    expect(panel.getByRole('button', { name: 'Show suggested topics' })).toBeTruthy();
  });

  it('files an unsorted paper with one key and goes on to the next', async () => {
    await topic('Memory');
    await save(2);
    await opened.filePending();
    const panel = openPanel();
    const first = (await panel.findAllByRole('row'))[0];
    first?.focus();
    await user.keyboard('1');
    expect(await panel.findByText('Filed under Memory.')).toBeTruthy();
    await panel.findByRole('treeitem', { name: 'Unsorted, 1 paper' });
    await waitFor(() => expect(panel.getAllByRole('row')).toHaveLength(1));
    expect(document.activeElement?.getAttribute('role')).toBe('row');
    await user.keyboard('1');
    await panel.findByRole('treeitem', { name: 'Memory, 2 papers' });
  });

  it('moves several papers at once to a topic that is found or created by its name', async () => {
    const agents = await topic('Agents');
    await topic('Memory', agents);
    await save(3);
    const panel = openPanel();
    const rows = await panel.findAllByRole('row');
    rows[0]?.focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await panel.findByText('2 selected');
    await user.click(panel.getByRole('button', { name: 'Move to…' }));
    await user.keyboard('memo{Enter}');
    expect(await panel.findByText('Filed 2 papers under Agents › Memory.')).toBeTruthy();
    expect(panel.queryByText('2 selected')).toBeNull();

    const left = await waitFor(() => {
      const [row, ...others] = panel.getAllByRole('row');
      expect(others).toHaveLength(0);
      return row;
    });
    left?.focus();
    await user.keyboard('m');
    await user.keyboard('Robots{Enter}');
    expect(await panel.findByRole('treeitem', { name: 'Robots, 1 paper' })).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(panel.queryByRole('treeitem', { name: /^Robots/ })).toBeNull());
  });

  it('deletes a topic, says where its papers went, and undoes the deletion on Ctrl+Z', async () => {
    const agents = await topic('Agents');
    await save(1);
    await opened.library.movePapers({
      paperIds: [(await opened.db.papers.toArray())[0]?.id as never],
      topicId: agents,
    });
    const panel = openPanel();
    await user.click(await panel.findByRole('treeitem', { name: /^Agents/ }));
    await user.keyboard('{Delete}');
    expect(await panel.findByText('Deleted “Agents”; its paper is now in Unsorted.')).toBeTruthy();
    await waitFor(() => expect(panel.queryByRole('treeitem', { name: /^Agents/ })).toBeNull());
    await user.keyboard('{Control>}z{/Control}');
    expect(await panel.findByRole('treeitem', { name: 'Agents, 1 paper' })).toBeTruthy();
  });

  it('confirms the place where the program filed a paper', async () => {
    const memory = await topic('Memory');
    await save(1);
    const placement = (await opened.db.placements.toArray())[0];
    if (placement) await opened.db.placements.put({ ...placement, topicId: memory, confidence: 0.8 });
    await recountPlaces(opened.db);
    const panel = openPanel();
    await user.click(await panel.findByRole('treeitem', { name: /^Memory/ }));
    expect(await panel.findByRole('img', { name: 'Filed by Papertree, not confirmed yet' })).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Why here?' }));
    await user.click(panel.getByRole('button', { name: 'Keep here' }));
    expect(await panel.findByRole('img', { name: 'Placed by you' })).toBeTruthy();
    expect((await opened.db.placements.toArray())[0]?.madeBy).toBe('person');
  });

  it('finds topics and titles by words', async () => {
    await topic('Agents');
    await save(1, { title: 'Agents that remember' });
    const panel = openPanel();
    await panel.findByRole('treeitem', { name: /^Agents/ });
    await waitFor(async () => {
      await user.keyboard('/');
      expect(document.activeElement).toBe(panel.getByRole('textbox', { name: 'Search papers and topics' }));
    });
    await user.keyboard('agents REMEM');
    expect(await panel.findByRole('heading', { name: '1 paper' })).toBeTruthy();
    expect(panel.getByText('Agents that remember')).toBeTruthy();
    await user.keyboard('{Control>}a{/Control}agents');
    await user.click(await panel.findByRole('button', { name: /^Agents/ }));
    const found = await panel.findByRole('treeitem', { name: /^Agents/ });
    expect(found.getAttribute('aria-selected')).toBe('true');
  });

  it('is live: changes in one panel are shown in another', async () => {
    const one = openPanel();
    const other = openPanel();
    await user.click(await one.findByRole('button', { name: 'New topic' }));
    await user.keyboard('Agents{Enter}');
    expect(await other.findByRole('treeitem', { name: /^Agents/ })).toBeTruthy();
  });

  it('shows data from pages as text, and follows only links to the web', async () => {
    const title = '<img src=x onerror="alert(1)">$1';
    await save(1, {
      title,
      links: { abs: 'javascript:alert(1)', pdf: 'data:text/html,x' },
      pageUrl: 'file:///etc',
    });
    const panel = openPanel();
    expect(await panel.findByText(title)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('.paper-row a')).toBeNull();
    expect(panel.queryByRole('button', { name: /^Open its/ })).toBeNull();
  });
});

describe('a failed request', () => {
  it('is explained in words, without an offer to undo', async () => {
    await topic('Agents');
    const panel = openPanel({ client: { createTopic: async () => ({ ok: false, error: 'storage-full' }) } });
    await user.click(await panel.findByRole('button', { name: 'New topic' }));
    await user.keyboard('Memory{Enter}');
    expect(await panel.findByText(/^The disk is full/)).toBeTruthy();
    expect(panel.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('keeps the proposal and gives a reason', async () => {
    await save(12);
    const panel = openPanel({
      client: { proposeTree: async () => ({ ok: false, error: 'model-unavailable' }) },
    });
    await user.click(await panel.findByRole('button', { name: 'Show suggested topics' }));
    expect(await panel.findByText(/^The model that reads papers could not be loaded/)).toBeTruthy();
    expect(panel.getByRole('button', { name: 'Create these topics' }).hasAttribute('disabled')).toBe(true);
  });

  it.each([
    ['database-too-new', 'This library is newer than Papertree'],
    ['database-unavailable', 'The library cannot be read'],
  ] as const)('shows an error screen for %s', async (code, title) => {
    const observe: LibraryQueries['observe'] = (_, { error }) => {
      error(code);
      return () => undefined;
    };
    openPanel({ library: { observe } });
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    expect(screen.queryByRole('tree')).toBeNull();
  });

  it('reports papers that could not be filed', async () => {
    await save(2);
    await opened.db.queue.toCollection().modify({ attempts: 1 });
    const panel = openPanel();
    expect(await panel.findByText(/^2 papers could not be filed yet/)).toBeTruthy();
  });
});

it('gives the tree the share of the panel that a person chose, and remembers it', async () => {
  await topic('Robots');
  const panel = openPanel();
  const splitter = await panel.findByRole('separator', { name: 'Size of the tree' });
  const isWide = splitter.getAttribute('aria-orientation') === 'vertical';
  splitter.focus();
  await user.keyboard('{End}');
  await waitFor(() => expect(splitter.getAttribute('aria-valuenow')).toBe('80'));
  await user.keyboard(isWide ? '{ArrowLeft}' : '{ArrowUp}');
  await waitFor(() => expect(splitter.getAttribute('aria-valuenow')).toBe('75'));
  const later = await openPanel().findByRole('separator', { name: 'Size of the tree' });
  expect(later.getAttribute('aria-valuenow')).toBe('75');
  await user.dblClick(later);
  await waitFor(() => expect(later.getAttribute('aria-valuenow')).not.toBe('75'));
});
