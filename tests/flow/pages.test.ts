// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import { readParserReport } from '@/lib/db/queries/read-settings';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { paperNames } from '@/lib/domain/papers/paper';
import { isSiteOff } from '@/lib/domain/preferences/site-preferences';
import { pageRequests as requests } from '@/lib/library/pages/requests';
import { makePaper } from '@/tests/support/make-paper';
import { notifiedPages } from '@/tests/support/notified-pages';
import { contents, openLibrary } from '@/tests/support/open-library';

const paper = makePaper('2401.00001');
const other = makePaper('2401.00002');
const names = paperNames(paper.identifiers);

async function libraryWithTree() {
  const opened = openLibrary();
  const { topicId: agents } = await opened.library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await opened.library.createTopic({ name: 'Memory', parentId: agents });
  return { ...opened, agents, memory };
}

describe('filing from a page', () => {
  it('saves and pins in one act, which one undo takes back', async () => {
    const { library, db, memory } = await libraryWithTree();
    const before = await contents(db);
    const { act, marks } = await library.fileOnPage({
      papers: [paper, other],
      destinations: [{ topicId: memory }, { newTopic: ' Tool  use ', parentId: memory }],
    });
    expect(marks).toMatchObject([
      { state: 'filed', madeBy: 'person', path: ['Agents', 'Memory'] },
      { state: 'filed', madeBy: 'person', path: ['Agents', 'Memory', 'Tool use'] },
    ]);
    await library.undo({ act });
    expect(await contents(db)).toEqual(before);
  });

  it('moves what is saved, and each undo takes back one step', async () => {
    const { library, db, agents, memory } = await libraryWithTree();
    const saved = await library.savePaper({ paper });
    await library.fileOnPage({ papers: [paper], destinations: [{ topicId: memory }] });
    const { act } = await library.fileOnPage({ papers: [paper], destinations: [{ topicId: agents }] });
    await library.undo({ act });
    expect((await library.lookUp({ papers: [names] }))[0]).toMatchObject({ path: ['Agents', 'Memory'] });
    expect(await db.papers.count()).toBe(1);
    // The save cannot be taken back while a person's filing stands on it.
    if (saved.state === 'unsaved') throw new Error('It was not saved.');
    await expect(library.undo({ act: saved.act })).rejects.toMatchObject({ code: 'undo-conflict' });
  });

  it('does nothing by halves where one place is gone', async () => {
    const { library, db, memory } = await libraryWithTree();
    const before = await contents(db);
    const gone = '019a0000-0000-7000-8000-000000000000' as TopicId;
    await expect(
      library.fileOnPage({ papers: [paper, other], destinations: [{ topicId: memory }, { topicId: gone }] }),
    ).rejects.toMatchObject({ code: 'unknown-topic' });
    expect(await contents(db)).toEqual(before);
  });
});

describe('a note on a page', () => {
  it('is added to a paper that was saved in the same tab, and taken back by an undo of its own', async () => {
    const { inTab, library, db } = openLibrary();
    const here = inTab(1);
    const saved = await here.savePaper({ paper });
    if (saved.state === 'unsaved') throw new Error('It was not saved.');
    await here.noteOnPage({ names, act: saved.act, note: ' For the survey ' });
    const { act } = await here.noteOnPage({ names, act: saved.act, note: 'See §3' });
    const notes = async () => (await db.papers.get(saved.paperId))?.notes;
    expect(await notes()).toBe('For the survey\n\nSee §3');
    await here.undoOnPage({ act });
    expect(await notes()).toBe('For the survey');
    expect((await library.lookUp({ papers: [names] }))[0]).toMatchObject({ state: 'filing' });
  });

  it('is refused for other papers, and for acts of other tabs', async () => {
    const { inTab, db } = openLibrary();
    const [here, elsewhere] = [inTab(1), inTab(2)];
    const saved = await here.savePaper({ paper });
    if (saved.state === 'unsaved') throw new Error('It was not saved.');
    await elsewhere.savePaper({ paper: other });
    const refused = { code: 'note-not-here' };
    const note = 'of a page';
    await expect(elsewhere.noteOnPage({ names, act: saved.act, note })).rejects.toMatchObject(refused);
    const otherNames = paperNames(other.identifiers);
    await expect(here.noteOnPage({ names: otherNames, act: saved.act, note })).rejects.toMatchObject(refused);
    expect((await db.papers.toArray()).some(({ notes }) => notes)).toBe(false);
  });
});

describe('while filing is paused', () => {
  it('the mark of a saved paper says so, until filing goes on', async () => {
    const { library } = openLibrary();
    await library.pauseFiling({ isPaused: true });
    expect(await library.savePaper({ paper })).toMatchObject({ state: 'filing', isPaused: true });
    await library.pauseFiling({ isPaused: false });
    const [mark] = await library.lookUp({ papers: [names] });
    expect(mark).not.toHaveProperty('isPaused');
  });

  it('open pages hear when it is paused and when it goes on', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper });
    const told = notifiedPages(db);
    for (const isPaused of [true, false]) await library.pauseFiling({ isPaused });
    await vi.waitFor(() => expect(told).toEqual([names[0], names[0]]));
  });
});

it('what a page says of papers of the library is one act, which an undo takes back, and changes no word of a person', async () => {
  const { library, inTab, db } = openLibrary();
  await library.savePaper({ paper });
  await library.savePaper({ paper: makePaper('2401.00002', { identifiers: { doi: '10.1000/other' } }) });
  await library.editPaper({
    paperId: 'arxiv:2401.00001' as PaperId,
    edit: { values: { title: 'As I call it' } },
  });
  const before = await contents(db);
  const identifiers = { arxiv: '2401.00001', doi: '10.1000/other' };
  const said = await inTab(1).savePaper({
    paper: { ...paper, identifiers, title: 'Another', abstract: 'X.' },
  });
  expect(await db.papers.toArray()).toMatchObject([{ title: 'As I call it', abstract: 'X.', identifiers }]);
  if (said.state === 'unsaved') throw new Error('It was not saved.');
  await library.undoLast({});
  expect(await contents(db)).toEqual(before);
});

describe('undo on a page', () => {
  it('takes back what was done in the same tab, and nothing else', async () => {
    const { inTab, library, db } = openLibrary();
    const [here, elsewhere] = [inTab(1), inTab(2)];
    const refused = { code: 'undo-not-here' };
    const saved = await here.savePaper({ paper });
    if (saved.state === 'unsaved') throw new Error('It was not saved.');
    const filed = await here.fileOnPage({ papers: [other], destinations: [{ topicId: 'unsorted' }] });
    for (const { act } of [saved, filed]) {
      await expect(elsewhere.undoOnPage({ act })).rejects.toMatchObject(refused);
      await expect(library.undoOnPage({ act })).rejects.toMatchObject(refused);
    }
    expect(await db.papers.count()).toBe(2);
    for (const { act } of [saved, filed]) await here.undoOnPage({ act });
    expect(await db.papers.count()).toBe(0);
  });

  it('does not take back the import that brought a paper which the tab only met again', async () => {
    const { inTab, library, db } = openLibrary();
    await library.savePaper({ paper });
    const met = await inTab(1).savePaper({ paper: { ...paper, abstract: 'Now we see its abstract.' } });
    if (met.state === 'unsaved') throw new Error('It was not saved.');
    await expect(inTab(1).undoOnPage({ act: met.act })).rejects.toMatchObject({ code: 'undo-not-here' });
    expect(await db.papers.count()).toBe(1);
  });
});

describe('the menu of a page', () => {
  it('finds topics by the words of their paths, those first whose own name begins so', async () => {
    const { library } = await libraryWithTree();
    const paths = async (query: string) =>
      (await library.findTopics({ query })).map(({ path }) => path.join('/'));
    expect(await paths('ag')).toEqual(['Agents', 'Agents/Memory']);
    expect(await paths('memory agents')).toEqual(['Agents/Memory']);
    expect(await paths('nothing')).toEqual([]);
  });

  it('tells a few topics and titles at a time, so many times a minute', async () => {
    const { library, memory } = await libraryWithTree();
    for (let nth = 0; nth < 30; nth++) await library.createTopic({ name: `Agents ${nth}`, parentId: null });
    expect(await library.findTopics({ query: 'agents' })).toHaveLength(20);
    const papers = Array.from({ length: 6 }, (_, nth) => makePaper(`2401.0010${nth}`));
    await library.fileOnPage({ papers, destinations: papers.map(() => ({ topicId: memory })) });
    expect((await library.choices({ paper })).nearest).toHaveLength(3);
    expect(requests.findTopics.perMinute).toBe(300);
    expect(requests.choices.perMinute).toBe(120);
  });

  it('ranks the topics and names the nearest papers, the paper itself left out', async () => {
    const { library, memory } = await libraryWithTree();
    await library.fileOnPage({
      papers: [paper, other],
      destinations: [{ topicId: memory }, { topicId: memory }],
    });
    const { ranked, nearest } = await library.choices({ paper });
    expect(ranked.map(({ path }) => path)).toContainEqual(['Agents', 'Memory']);
    expect(nearest).toEqual([{ title: other.title, path: ['Agents', 'Memory'] }]);
  });
});

describe('not interested', () => {
  it('is remembered, told to other pages, and can be taken back', async () => {
    const { db, library } = openLibrary();
    const told = notifiedPages(db);
    await library.notInterested({ names, isDismissed: true });
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved', seen: 'not-interested' }]);
    await vi.waitFor(() => expect(told).toEqual([names[0]]));
    await library.notInterested({ names, isDismissed: false });
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved' }]);
  });

  it('says nothing of a paper that is saved, and a save ends it', async () => {
    const { library, db } = openLibrary();
    await library.notInterested({ names, isDismissed: true });
    await library.savePaper({ paper });
    expect((await library.lookUp({ papers: [names] }))[0]?.state).toBe('filing');
    await db.seen.clear();
    await library.notInterested({ names, isDismissed: true });
    expect(await db.seen.count()).toBe(0);
  });

  it('is no matter of what has no name', async () => {
    const { library, db } = openLibrary();
    await library.notInterested({ names: [] as PaperId[], isDismissed: true });
    expect(await db.seen.count()).toBe(0);
  });
});

describe('what was read', () => {
  const readSites = async ({ library }: ReturnType<typeof openLibrary>) => library.readSites({});

  it('is remembered only where the person wants that, and can be forgotten', async () => {
    const opened = openLibrary();
    const { library } = opened;
    expect((await readSites(opened)).remembersRead).toBe(false);
    await library.readOnPage({ names });
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved' }]);
    await library.changeSites({ remembersRead: true });
    await library.readOnPage({ names });
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved', seen: 'read' }]);
    await library.forgetAllSeen({});
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved' }]);
  });

  it('does not overrule "not interested"', async () => {
    const { library } = openLibrary();
    await library.changeSites({ remembersRead: true });
    await library.notInterested({ names, isDismissed: true });
    await library.readOnPage({ names });
    expect(await library.lookUp({ papers: [names] })).toEqual([{ state: 'unsaved', seen: 'not-interested' }]);
  });
});

describe('sites', () => {
  it('are changed one setting at a time', async () => {
    const { library } = openLibrary();
    await library.changeSites({ off: ['arxiv.org'] });
    await library.changeSites({ pausedUntil: 2_000 });
    const sites = await library.readSites({});
    expect(sites).toMatchObject({
      off: ['arxiv.org'],
      pausedUntil: 2_000,
      remembersRead: false,
      completes: true,
    });
    expect(isSiteOff(sites, 'export.arxiv.org', 3_000)).toBe(true);
    expect(isSiteOff(sites, 'notarxiv.org', 3_000)).toBe(false);
    expect(isSiteOff(sites, 'huggingface.co', 1_000)).toBe(true);
  });
});

describe('a page whose shape has changed', () => {
  it('is told of until that was seen', async () => {
    const { library, db } = openLibrary();
    const report = {
      ...{ parser: 'arxiv-list', address: 'https://arxiv.org/list/cs.AI/new' },
      ...{ papers: 0, links: 40, bare: 0 },
    };
    await library.reportParser({ report });
    expect(await readParserReport(db)).toEqual(report);
    await library.dismissParserReport({});
    expect(await readParserReport(db)).toBeNull();
  });
});
