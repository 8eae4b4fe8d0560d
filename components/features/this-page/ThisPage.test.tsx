// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Suggestion } from '@/lib/domain/pages/paper-mark';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
const links = { abs: 'https://arxiv.org/abs/2401.00001', pdf: 'https://arxiv.org/pdf/2401.00001' };
const shown = makePaper('2401.00001', { title: 'A shown paper', links });
const near = 'arxiv:2401.00005' as PaperId;
let opened: ReturnType<typeof openLibrary>;
let memory: TopicId;
let skills: TopicId;

/** Suggests Memory for papers with an even number, and for others no topic, with Skills as the best guess. */
function suggest(papers: { title: string }[]): Suggestion[] {
  return papers.map(({ title }) => {
    const isLikely = Number(title.at(-1)) % 2 === 0;
    const topics = [{ topicId: skills, path: ['Skills'], confidence: 0.4 }];
    return {
      ...(isLikely ? { topicId: memory, path: ['Memory'] } : { topicId: 'unsorted' as const, path: [] }),
      ...{ confidence: isLikely ? 0.9 : 0, choices: { topics, newTopic: null }, outlierRank: null },
    };
  });
}

beforeEach(async () => {
  opened = openLibrary({
    ...idleFiling,
    suggest: async (papers) => suggest(papers),
    consider: async () => ({ ranked: [], newTopic: null, nearest: [near] }),
    similar: async () => [{ paperId: near, similarity: 0.8 }],
  });
  memory = (await opened.library.createTopic({ name: 'Memory', parentId: null })).topicId;
  skills = (await opened.library.createTopic({ name: 'Skills', parentId: null })).topicId;
  await opened.library.savePaper({ paper: makePaper('2401.00005', { title: 'A near paper' }) });
});

/** Opens the panel beside a page; returns a function that changes the page. */
async function openBeside(page: ShownPage | null) {
  let show: (page: ShownPage | null) => void = () => undefined;
  const panel = renderPanel(opened, {
    browser: {
      followPage(onPage) {
        show = onPage;
        onPage(page);
        return () => undefined;
      },
    },
  });
  await panel.findByRole('tree');
  return { panel, show: (next: ShownPage | null) => act(() => show(next)) };
}

it('offers to save and cite the page’s paper, its PDF, and similar papers', async () => {
  const { panel } = await openBeside({ kind: 'single', papers: [shown] });
  const region = within(await panel.findByRole('region', { name: 'This page' }));
  expect(await region.findByText('A shown paper')).toBeTruthy();
  expect(await region.findByText('A near paper')).toBeTruthy();
  expect(region.getByRole('button', { name: 'PDF' })).toBeTruthy();
  await user.click(region.getByRole('button', { name: 'Copy citation' }));
  await panel.findByText('Copied as BibTeX.');
  expect(await navigator.clipboard.readText()).toContain('{A shown paper}');
  expect(await opened.db.papers.get('arxiv:2401.00001' as PaperId)).toBeUndefined();
  await user.click(region.getByRole('button', { name: 'Save' }));
  expect(await region.findByText('Saved to')).toBeTruthy();
  await user.click(await panel.findByRole('button', { name: 'Undo' }));
  expect(await region.findByRole('button', { name: 'Save' })).toBeTruthy();
});

it('saves the page’s paper to the second-best topic with one click', async () => {
  const { panel } = await openBeside({ kind: 'single', papers: [shown] });
  await user.click(await panel.findByRole('button', { name: 'Save to Skills' }));
  await waitFor(async () =>
    expect(await opened.db.placements.get('arxiv:2401.00001' as PaperId)).toMatchObject({ topicId: skills }),
  );
});

it('shows the place of a saved paper, and opens its notes', async () => {
  await opened.library.savePaper({ paper: shown });
  await opened.library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId: skills });
  const { panel } = await openBeside({ kind: 'single', papers: [shown] });
  const region = within(await panel.findByRole('region', { name: 'This page' }));
  expect(await region.findByRole('button', { name: 'Skills' })).toBeTruthy();
  await user.click(region.getByRole('button', { name: 'Write a note' }));
  await waitFor(() => expect(document.activeElement?.className).toBe('notes-field'));
});

it('shows the new papers of a list by topic, and saves them', async () => {
  const ids = ['2401.00001', '2401.00002', '2401.00004', '2401.00006', '2401.00008'];
  await opened.library.savePaper({ paper: makePaper('2401.00008') });
  const papers = [...ids, '2401.00001'].map((id) => makePaper(id));
  const { panel, show } = await openBeside({ kind: 'list', papers });
  const region = within(await panel.findByRole('region', { name: 'This page' }));
  expect(await region.findByText('4 new papers')).toBeTruthy();
  await waitFor(() =>
    expect(region.getAllByRole('button', { expanded: false }).map((button) => button.textContent)).toEqual([
      'Memory3',
      'No topic fits1',
    ]),
  );
  await user.click(region.getByRole('button', { name: /^Memory/ }));
  await user.click(region.getByRole('button', { name: 'Save “Paper 2401.00004”' }));
  expect(await region.findByText('3 new papers')).toBeTruthy();
  expect(region.queryByText('Paper 2401.00004')).toBeNull();

  show(null);
  expect(panel.queryByRole('region', { name: 'This page' })).toBeNull();
});
