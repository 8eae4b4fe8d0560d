// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { afterEach, expect, it, vi } from 'vitest';
import { readSetting } from '@/lib/db/settings-table';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { importSome } from '@/lib/library/imports/run-import';
import { expectConsistent } from '../support/library-invariants';
import { makeLibrary, makeStoredPaper } from '../support/make-library';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

/*
 * What a careless or unlucky person does, one story each: whatever it is, no paper and no word is lost for good, and
 * the library holds together.
 */

type Opened = ReturnType<typeof openLibrary>;

const YEAR = 365 * 24 * 60 * 60_000;
const idOf = (nth: number) => `arxiv:2401.${String(nth).padStart(5, '0')}` as PaperId;
const paperOf = (nth: number) => makePaper(idOf(nth).slice(6), { abstract: `What ${nth} is about.` });
const papersIn = async ({ db }: Opened) => (await db.papers.toCollection().primaryKeys()).sort();
const ids = (count: number) => Array.from({ length: count }, (_, nth) => idOf(nth));
/** A part of a file: so many papers, in this topic. */
const fileOf = (count: number, topics: string[] = [], start = 0) =>
  makeLibrary(
    ids(count).map((_, nth) => [
      makeStoredPaper(idOf(start + nth).slice(6), { title: `Imported ${start + nth}` }),
      topics,
    ]),
  );

async function openWithPapers(count: number) {
  const opened = openLibrary();
  const { topicId: agents } = await opened.library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await opened.library.createTopic({ name: 'Memory', parentId: null });
  for (let nth = 0; nth < count; nth++) await opened.library.savePaper({ paper: paperOf(nth) });
  return { ...opened, agents, memory };
}

async function startImport({ library }: Opened, ...parts: LibraryContents[]): Promise<void> {
  const named = { fileName: 'library.json', format: 'papertree', unread: { count: 0, first: [] } };
  const { id } = await library.openImport(named);
  for (const contents of parts) await library.stageImport({ id, contents });
  await library.previewImport({ id });
  await library.runImport({ id, way: 'join' });
}

async function importFile(opened: Opened, file: LibraryContents): Promise<ActId | null> {
  await startImport(opened, file);
  while (await importSome(opened.context));
  const { act = null } = (await readSetting(opened.db, 'importing')) ?? {};
  await opened.library.endImport({});
  return act;
}

/** What is refused is refused with a reason, and is no loss. */
const allDone = (work: Promise<unknown>[]) => Promise.allSettled(work);

afterEach(() => vi.useRealTimers());

it('two windows move, tag and delete the same papers and topics at once', async () => {
  const opened = await openWithPapers(6);
  const { library, db, agents, memory } = opened;
  await allDone([
    library.movePapers({ paperIds: ids(6), topicId: agents }),
    library.deleteTopic({ topicId: agents }),
    library.movePapers({ paperIds: ids(3), topicId: memory }),
    library.annotatePapers({ paperIds: ids(6), annotation: { addTags: ['both'] } }),
    library.deletePapers({ paperIds: [idOf(5)] }),
    library.annotatePapers({ paperIds: [idOf(5)], annotation: { notes: 'Of the other window' } }),
  ]);
  expect((await papersIn(opened)).slice(0, 5)).toEqual(ids(5));
  await expectConsistent(db);
  while ((await papersIn(opened)).length < 6) await library.undoLast({});
  await expectConsistent(db);
});

it('imports a file twice, takes back the first import, and decides otherwise', async () => {
  const opened = openLibrary();
  const first = await importFile(opened, fileOf(5, ['Read']));
  await importFile(opened, fileOf(8, ['Read']));
  expect(await papersIn(opened)).toEqual(ids(8));
  const before = await contents(opened.db);
  const refused = { code: 'undo-papers-there' };
  await expect(opened.library.undo({ act: first as ActId })).rejects.toMatchObject(refused);
  const { act } = await opened.library.undo({ act: first as ActId, skip: true });
  expect((await papersIn(opened)).slice(-3)).toEqual(ids(8).slice(-3));
  await expectConsistent(opened.db);
  await opened.library.undo({ act });
  expect(await contents(opened.db)).toEqual(before);
  await expectConsistent(opened.db);
});

it('deletes the topic into which an import is filing, and goes on', async () => {
  const opened = openLibrary();
  await startImport(opened, fileOf(20, ['Read', 'Later']), fileOf(20, ['Read', 'Later'], 20));
  await importSome(opened.context);
  const [top] = (await opened.db.topics.toArray()).filter(({ parentId }) => parentId === null);
  await opened.library.deleteTopic({ topicId: top?.id as TopicId });
  for (const topic of await opened.db.topics.toArray())
    await opened.library.deleteTopic({ topicId: topic.id });
  while (await importSome(opened.context));
  await opened.library.endImport({});
  expect(await opened.db.papers.count()).toBe(40);
  await opened.filePending();
  await expectConsistent(opened.db);
});

it('ends an import after having written on a paper of it', async () => {
  const opened = openLibrary();
  await startImport(opened, fileOf(20), fileOf(20, [], 20));
  await importSome(opened.context);
  await opened.library.annotatePapers({ paperIds: [idOf(3)], annotation: { notes: 'Keep this' } });
  await opened.library.endImport({});
  expect(await opened.db.papers.toArray()).toMatchObject([{ id: idOf(3), notes: 'Keep this' }]);
  await expectConsistent(opened.db);
});

it('restores an old backup, takes that back, and does it again', async () => {
  const opened = await openWithPapers(2);
  const { library, backupDatabase, agents } = opened;
  await library.backUp({});
  const [old] = await backupDatabase.list();
  for (let nth = 2; nth < 6; nth++) await library.savePaper({ paper: paperOf(nth) });
  await library.movePapers({ paperIds: ids(6), topicId: agents });
  await library.annotatePapers({ paperIds: [idOf(4)], annotation: { notes: 'Since then' } });
  const before = await contents(opened.db);
  await library.restoreBackup({ id: old?.id ?? '' });
  expect(await papersIn(opened)).toEqual(ids(2));
  await library.undoLast({});
  expect(await contents(opened.db)).toEqual(before);
  await library.redoLast({});
  expect(await papersIn(opened)).toEqual(ids(2));
  // The library before the restore is a backup too.
  const newest = (await backupDatabase.list()).find(({ papers }) => papers === 6);
  await library.restoreBackup({ id: newest?.id ?? '' });
  expect(await contents(opened.db)).toEqual(before);
  await expectConsistent(opened.db);
});

it('restores a backup in the middle of an import', async () => {
  const opened = await openWithPapers(3);
  await opened.library.backUp({});
  const [old] = await opened.backupDatabase.list();
  await startImport(opened, fileOf(20, [], 100), fileOf(20, [], 120));
  await importSome(opened.context);
  await opened.library.restoreBackup({ id: old?.id ?? '' });
  while (await importSome(opened.context));
  await opened.library.endImport({});
  expect((await papersIn(opened)).slice(0, 3)).toEqual(ids(3));
  await expectConsistent(opened.db);
  await opened.library.undoLast({}).catch(() => undefined);
  await expectConsistent(opened.db);
});

it('deletes a paper with notes, saves it again from a page, and then takes the deletion back', async () => {
  const opened = await openWithPapers(1);
  const { library, db, agents } = opened;
  const annotation = { notes: 'Years of reading', addTags: ['thesis'] };
  await library.annotatePapers({ paperIds: [idOf(0)], annotation });
  await library.movePapers({ paperIds: [idOf(0)], topicId: agents });
  const { act } = await library.deletePapers({ paperIds: [idOf(0)] });
  await library.savePaper({ paper: paperOf(0) });
  const again = await contents(db);
  const undoing = await library.undo({ act });
  expect(await db.papers.toArray()).toMatchObject([{ notes: 'Years of reading', tags: ['thesis'] }]);
  expect(await db.placements.toArray()).toMatchObject([{ topicId: agents, madeBy: 'person' }]);
  await expectConsistent(db);
  await library.undo({ act: undoing.act });
  expect(await contents(db)).toEqual(again);
  await expectConsistent(db);
});

it('deletes a paper with notes, saves it again with other notes, and then takes the deletion back', async () => {
  const opened = await openWithPapers(1);
  const { library, db } = opened;
  await library.annotatePapers({ paperIds: [idOf(0)], annotation: { notes: 'Years of reading' } });
  const { act } = await library.deletePapers({ paperIds: [idOf(0)] });
  await library.savePaper({ paper: paperOf(0) });
  await library.annotatePapers({ paperIds: [idOf(0)], annotation: { notes: 'Started again' } });
  await library.undo({ act }).catch(() => undefined);
  expect(await db.papers.toArray()).toMatchObject([{ notes: expect.stringContaining('Started again') }]);
  await expectConsistent(db);
});

it('makes one paper of two, and then takes back what came before, oldest first', async () => {
  const opened = openLibrary();
  const { library, db } = opened;
  const title = 'One title, two records';
  const saved = [
    await library.savePaper({ paper: makePaper('2401.00001', { title }) }),
    await library.savePaper({
      paper: makePaper('2401.00001', { title, identifiers: { doi: '10.5555/one' } }),
    }),
  ];
  const doi = 'doi:10.5555/one' as PaperId;
  await library.annotatePapers({ paperIds: [doi], annotation: { notes: 'Of the article.' } });
  const identifiers = { arxiv: '2401.00001', doi: '10.5555/one' };
  await library.savePaper({ paper: makePaper('2401.00001', { title, identifiers }) });
  const before = await contents(db);
  for (const mark of saved) {
    if (mark.state === 'unsaved') throw new Error('It was not saved.');
    await library.undo({ act: mark.act }).catch(() => undefined);
    await expectConsistent(db);
    expect(JSON.stringify(await db.papers.toArray())).toContain('Of the article.');
  }
  for (;;) {
    const done = await library.undoLast({}).catch(() => null);
    if (!done) break;
    await expectConsistent(db);
  }
  for (;;) {
    const done = await library.redoLast({}).catch(() => null);
    if (!done) break;
  }
  expect(before.papers).toHaveLength(1);
  await expectConsistent(db);
});

it('drags papers about, and deletes topics, while the program files them', async () => {
  const opened = await openWithPapers(8);
  const { library, db, agents, memory } = opened;
  const filing = opened.filePending();
  const dragging = allDone([
    library.movePapers({ paperIds: [idOf(0), idOf(1)], topicId: memory }),
    library.deletePapers({ paperIds: [idOf(2)] }),
    library.deleteTopic({ topicId: agents }),
    library.movePapers({ paperIds: [idOf(3)], topicId: 'unsorted' }),
  ]);
  await Promise.all([filing, dragging]);
  await opened.filePending();
  const placed = new Map((await db.placements.toArray()).map((each) => [each.paperId, each]));
  expect([0, 1].map((nth) => placed.get(idOf(nth))?.topicId)).toEqual([memory, memory]);
  expect(placed.get(idOf(3))).toMatchObject({ topicId: 'unsorted', madeBy: 'person' });
  expect(await papersIn(opened)).toEqual(ids(8).filter((id) => id !== idOf(2)));
  await expectConsistent(db);
});

it('opens the browser with a clock that is a year behind, and goes on', async () => {
  const opened = await openWithPapers(3);
  const { library, db, backupDatabase } = opened;
  await library.backUp({});
  vi.useFakeTimers({ now: Date.now() - YEAR, toFake: ['Date'] });
  await library.savePaper({ paper: paperOf(3) });
  const { act } = await library.deletePapers({ paperIds: [idOf(0)] });
  await library.backUp({});
  await library.undo({ act });
  await library.undoLast({});
  await library.redoLast({});
  expect(await papersIn(opened)).toEqual(ids(4));
  // The backup of the time before is not taken for one that has had its day.
  expect((await backupDatabase.list()).length).toBeGreaterThanOrEqual(2);
  await expectConsistent(db);
});

it('undoes after a restart, with another context on the same library', async () => {
  const opened = await openWithPapers(2);
  await opened.library.annotatePapers({ paperIds: [idOf(0)], annotation: { notes: 'One' } });
  const before = await contents(opened.db);
  await opened.library.deletePapers({ paperIds: ids(2) });
  opened.db.close();
  await opened.db.open();
  await opened.library.undoLast({});
  expect(await contents(opened.db)).toEqual(before);
});

it('merges a topic into another, and takes back the making of both', async () => {
  const opened = await openWithPapers(4);
  const { library, db, agents, memory } = opened;
  await library.movePapers({ paperIds: ids(2), topicId: agents });
  await library.movePapers({ paperIds: [idOf(2)], topicId: memory });
  await library.mergeTopics({ from: agents, into: memory });
  const made = (await db.changes.filter(({ kind }) => kind === 'create-topic').toArray()).map(
    ({ act }) => act,
  );
  for (const act of new Set(made)) await library.undo({ act, skip: true }).catch(() => undefined);
  expect(await papersIn(opened)).toEqual(ids(4));
  await expectConsistent(db);
  for (;;) if (!(await library.undoLast({}).catch(() => null))) break;
  expect(await papersIn(opened)).toEqual([]);
  for (;;) if (!(await library.redoLast({}).catch(() => null))) break;
  expect(await papersIn(opened)).toEqual(ids(4));
  await expectConsistent(db);
});

it('deletes every topic, deepest last', async () => {
  const opened = await openWithPapers(3);
  const { library, db, agents } = opened;
  const { topicId: below } = await library.createTopic({ name: 'Below', parentId: agents });
  await library.movePapers({ paperIds: ids(3), topicId: below });
  await library.annotatePapers({ paperIds: ids(3), annotation: { notes: 'Mine' } });
  for (const topicId of await db.topics.toCollection().primaryKeys()) await library.deleteTopic({ topicId });
  expect((await db.papers.toArray()).map(({ notes }) => notes)).toEqual(['Mine', 'Mine', 'Mine']);
  await opened.filePending();
  await expectConsistent(db);
});

it('imports an old library file over a newer library', async () => {
  const opened = openLibrary();
  const { library, db } = opened;
  await importFile(opened, fileOf(3, ['Old']));
  const { topicId } = await library.createTopic({ name: 'New', parentId: null });
  await library.movePapers({ paperIds: ids(3), topicId });
  const annotation = { notes: 'Written since', reading: 'read', addTags: ['since'] } as const;
  await library.annotatePapers({ paperIds: [idOf(1)], annotation: { ...annotation, addTags: ['since'] } });
  await library.editPaper({ paperId: idOf(1), edit: { values: { title: 'As I call it' } } });
  await importFile(opened, fileOf(3, ['Old']));
  expect(await db.papers.get(idOf(1))).toMatchObject({
    title: 'As I call it',
    notes: 'Written since',
    tags: ['since'],
    reading: 'read',
  });
  expect((await db.placements.toArray()).map((each) => each.topicId)).toEqual([topicId, topicId, topicId]);
  await expectConsistent(db);
});

it('takes back everything that the program did, twice, and presses redo', async () => {
  const opened = await openWithPapers(5);
  const { library, db, agents, memory } = opened;
  await library.movePapers({ paperIds: [idOf(0)], topicId: agents });
  await library.movePapers({ paperIds: [idOf(1)], topicId: memory });
  await opened.filePending();
  await library.undoProgram({ since: 0 }).catch(() => undefined);
  await library.undoProgram({ since: 0 }).catch(() => undefined);
  await library.redoLast({}).catch(() => undefined);
  expect(await papersIn(opened)).toEqual(ids(5));
  expect(await db.placements.get(idOf(0))).toMatchObject({ topicId: agents, madeBy: 'person' });
  await opened.filePending();
  await expectConsistent(db);
});
