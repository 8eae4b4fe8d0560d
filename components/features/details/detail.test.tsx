// @vitest-environment happy-dom
// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { PanelClient } from '@/lib/rpc/panel-client';
import { idleFiling } from '@/tests/support/idle-filing';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { renderPanel } from '@/tests/support/render-panel';

const user = userEvent.setup();
const [one, two] = ['arxiv:2401.00001', 'arxiv:2401.00002'] as [PaperId, PaperId];
let opened: ReturnType<typeof openLibrary>;
let memory: TopicId;
/** A record as DBLP returns it. */
const info = { title: 'Paper 2401.00001.', venue: 'ICML', year: '2024', doi: '10.5555/ONE' };
const hit = [{ info: { ...info, authors: { author: { text: 'Marie Curie' } } } }];
const publication = JSON.stringify({ result: { hits: { hit } } });

beforeEach(async () => {
  opened = openLibrary({ ...idleFiling, similar: async () => [{ paperId: two, similarity: 0.8 }] });
  const agents = (await opened.library.createTopic({ name: 'Agents', parentId: null })).topicId;
  memory = (await opened.library.createTopic({ name: 'Memory', parentId: null })).topicId;
  for (const id of [one, two])
    await opened.library.savePaper({ paper: makePaper(id.slice('arxiv:'.length)) });
  await opened.library.movePapers({ paperIds: [one, two], topicId: agents });
});

async function openDetail(client: Partial<PanelClient> = {}) {
  const panel = renderPanel(opened, { client });
  await user.click(await panel.findByRole('treeitem', { name: /^Agents/ }));
  await panel.findByRole('grid', { name: 'Papers in Agents' });
  const row = (await panel.findByText('Paper 2401.00001')).closest<HTMLElement>('[role=row]');
  row?.focus();
  await user.keyboard('{Enter}');
  const detail = within(await panel.findByRole('region', { name: 'Paper 2401.00001' }));
  return { panel, detail };
}
const paper = () => opened.db.papers.get(one);

it('shows notes and tags before the paper’s place, the folded reason and the abstract', async () => {
  const abstract = 'We follow~\\cite{one, two} and \\citep[p. 3]{three}.';
  await opened.library.editPaper({ paperId: one, edit: { values: { abstract } } });
  const { detail } = await openDetail();
  const headings = detail.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent?.trim());
  expect(headings).toEqual(['Notes', 'Tags', 'Topics', 'Abstract', 'Similar papers']);
  expect(detail.getByText('Why here?').closest('details')?.open).toBe(false);
  expect(detail.getByText('We follow and.')).toBeTruthy();
});

it('sets the reading state and marks favourites', async () => {
  const { detail } = await openDetail();
  await user.click(detail.getByRole('button', { name: 'Reading' }));
  await waitFor(async () => expect(await paper()).toMatchObject({ reading: 'reading' }));
  await user.click(await detail.findByRole('button', { name: 'Reading', pressed: true }));
  await waitFor(async () => expect(await paper()).not.toHaveProperty('reading'));
  await user.click(detail.getByRole('button', { name: 'Add to favourites' }));
  await detail.findByRole('button', { name: 'Remove from favourites' });
});

it('adds and removes tags, and suggests those of other papers', async () => {
  await opened.library.annotatePapers({ paperIds: [two], annotation: { addTags: ['seminar'] } });
  const { detail } = await openDetail();
  await user.type(detail.getByRole('combobox', { name: 'Add a tag' }), '#to cite{Enter}');
  expect(await detail.findByText('to cite')).toBeTruthy();
  await waitFor(() =>
    expect(document.querySelector('datalist option')?.getAttribute('value')).toBe('seminar'),
  );
  await user.click(detail.getByRole('button', { name: 'Remove the tag to cite' }));
  await waitFor(async () => expect(await paper()).not.toHaveProperty('tags'));
});

it('saves notes on leaving the field, as one act, and renders them', async () => {
  const { detail } = await openDetail();
  await user.click(detail.getByRole('textbox', { name: 'Notes, in Markdown' }));
  await user.keyboard('It **works**');
  await user.click(detail.getByRole('button', { name: 'Done' }));
  expect((await detail.findByText('works')).tagName).toBe('STRONG');
  await waitFor(async () => expect(await paper()).toMatchObject({ notes: 'It **works**' }));
  expect(await opened.db.changes.filter(({ kind }) => kind === 'annotate-paper').count()).toBe(1);
});

it.each(['It **works**', ''])('leaves the notes “%s” and returns to the list on Escape', async (notes) => {
  // The background may answer late: none of the text is stored yet.
  const { detail } = await openDetail({ annotatePapers: () => new Promise(() => undefined) });
  await user.keyboard('n');
  if (notes) await user.keyboard(notes);
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(detail.getByRole('region', { name: 'Notes' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('row'));
});

it('reacts to its keys wherever the last click was', async () => {
  const { detail, panel } = await openDetail();
  await user.click(panel.getByRole('button', { name: 'Add to favourites' }));
  await user.click(document.body);
  await user.keyboard('r');
  await waitFor(async () => expect(await paper()).toMatchObject({ reading: 'read', favourite: true }));
  expect(await opened.db.papers.get(two)).not.toHaveProperty('reading');
  await user.keyboard('n');
  expect(document.activeElement).toBe(detail.getByRole('textbox', { name: 'Notes, in Markdown' }));
  await user.keyboard('mr');
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('mr');
});

it('takes over the notes of another window, unless the person is typing', async () => {
  const { detail } = await openDetail();
  const write = (notes: string) => opened.library.annotatePapers({ paperIds: [one], annotation: { notes } });
  await write('from afar');
  expect(await detail.findByText('from afar')).toBeTruthy();
  await user.click(detail.getByRole('button', { name: 'Edit notes' }));
  await user.keyboard(', and here');
  await write('from afar again');
  await waitFor(async () => expect(await paper()).toMatchObject({ notes: 'from afar again' }));
  await user.click(detail.getByRole('button', { name: 'Done' }));
  await waitFor(async () => expect(await paper()).toMatchObject({ notes: 'from afar, and here' }));
});

it('can be edited, shows the source of each value, and keeps values that a person entered', async () => {
  const { detail, panel } = await openDetail();
  await user.keyboard('e');
  const form = within(detail.getByRole('form', { name: 'Edit this paper' }));
  const title = form.getByRole('textbox', { name: 'Title' });
  expect(document.activeElement).toBe(title);
  expect(form.getAllByText(/^From: arXiv’s record/).length).toBeGreaterThan(1);
  await user.clear(title);
  await user.type(title, 'Radioactive substances');
  await user.type(form.getByRole('textbox', { name: 'Venue' }), 'Thesis');
  await user.type(form.getByRole('textbox', { name: 'DOI' }), 'nothing');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect((await form.findByRole('alert')).textContent).toContain('not an identifier of that kind');
  await user.clear(form.getByRole('textbox', { name: 'DOI' }));
  await user.type(form.getByRole('textbox', { name: 'DOI' }), 'https://doi.org/10.1000/ra');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await panel.findByText('Edited “Radioactive substances”.')).toBeTruthy();
  expect(detail.queryByRole('form')).toBeNull();
  await opened.library.savePaper({ paper: makePaper('2401.00001', { venue: 'A page' }) });
  expect(await paper()).toMatchObject({
    ...{ title: 'Radioactive substances', venue: 'Thesis', identifiers: { doi: '10.1000/ra' } },
    sources: { title: { kind: 'person' }, venue: { kind: 'person' }, authors: { kind: 'record' } },
  });
});

it('adds secondary topics', async () => {
  const { detail, panel } = await openDetail();
  await user.click(detail.getByRole('button', { name: 'Add a topic' }));
  await user.keyboard('memo{Enter}');
  expect(await panel.findByText('Also in Memory.')).toBeTruthy();
  expect((await opened.db.placements.get(one))?.also).toEqual([memory]);
  await user.click(await detail.findByRole('button', { name: 'Remove from Memory' }));
  await waitFor(async () => expect((await opened.db.placements.get(one))?.also).toEqual([]));
});

it('copies a citation', async () => {
  const { detail, panel } = await openDetail();
  await user.click(detail.getByRole('button', { name: 'Copy citation' }));
  expect(await panel.findByText('Copied as BibTeX.')).toBeTruthy();
  expect(await navigator.clipboard.readText()).toMatch(/^@\w+\{/);
  await user.keyboard('{Shift>}C{/Shift}');
  await user.click(panel.getByRole('menuitemradio', { name: 'RIS' }));
  expect(await panel.findByText('Copied as RIS.')).toBeTruthy();
  // The chosen format is remembered.
  await user.keyboard('c');
  expect(await navigator.clipboard.readText()).toMatch(/^TY {2}- /);
});

it('looks up where a preprint was published, on request', async () => {
  const asked: string[] = [];
  opened.context.fetchText = async (address) => {
    asked.push(new URL(address).hostname);
    return asked.length > 2 ? { status: 200, text: publication, retryAfter: null } : null;
  };
  const { detail } = await openDetail();
  expect(asked).toEqual([]);
  await user.click(detail.getByRole('button', { name: 'Find the published version' }));
  expect(await detail.findByText(/could not be reached/)).toBeTruthy();
  await user.click(detail.getByRole('button', { name: 'Find the published version' }));
  expect(await detail.findByText('ICML')).toBeTruthy();
  expect(asked).toEqual(['dblp.org', 'api.crossref.org', 'dblp.org']);
  expect(await paper()).toMatchObject({
    identifiers: { arxiv: '2401.00001' },
    aliases: [one, 'doi:10.5555/one'],
    publishedVersion: { venue: 'ICML', doi: '10.5555/one', published: '2024' },
  });
  await opened.library.undoLast({});
  await detail.findByRole('button', { name: 'Find the published version' });
});

it('opens similar papers and returns to the list', async () => {
  const { detail, panel } = await openDetail();
  await user.click(await detail.findByRole('button', { name: 'Paper 2401.00002' }));
  await panel.findByRole('region', { name: 'Paper 2401.00002' });
  await user.keyboard('{Escape}');
  await panel.findByRole('region', { name: 'Paper 2401.00001' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('row'));
  expect(document.querySelector('.paper-detail')).toBeNull();
});

it('says so if the paper was deleted', async () => {
  const { panel } = await openDetail();
  await opened.library.deletePapers({ paperIds: [one] });
  expect(await panel.findByText('This paper is no longer in the library.')).toBeTruthy();
});
