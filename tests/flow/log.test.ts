// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import { write } from '@/lib/db/log/write';
import { topicsByPerson } from '@/lib/db/queries/secondary-topics-by-person';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const id = 'arxiv:2401.00001' as PaperId;

async function libraryWithPaper() {
  const opened = openLibrary();
  await opened.library.savePaper({ paper: makePaper('2401.00001', { abstract: 'Agents. '.repeat(200) }) });
  const lastChange = () => opened.db.changes.orderBy(':id').last();
  return { ...opened, lastChange };
}

it('holds of a record that changed the fields that did', async () => {
  const { library, lastChange } = await libraryWithPaper();
  const paperIds = [id];
  await library.annotatePapers({ paperIds, annotation: { reading: 'read' } });
  expect(await lastChange()).toMatchObject({ before: {}, after: { reading: 'read' } });
  await library.annotatePapers({ paperIds, annotation: { reading: null, addTags: ['a'] } });
  expect(await lastChange()).toMatchObject({ before: { reading: 'read' }, after: { tags: ['a'] } });
  // A reading state took 3.7 kB when each change held the whole record twice.
  expect(JSON.stringify(await lastChange()).length).toBeLessThan(400);
});

it('holds any other field, too, and knows it again when it is undone', async () => {
  const { db, library, lastChange } = await libraryWithPaper();
  const own = { colophon: { printer: 'unknown' } };
  await write(db, { kind: 'update-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
    const paper = await db.papers.get(id);
    if (paper) await act.put('papers', { ...paper, ...own });
  });
  expect(await lastChange()).toMatchObject({ before: {}, after: own });
  await library.undoLast({});
  expect(await db.papers.get(id)).not.toHaveProperty('colophon');
  await library.redoLast({});
  expect(await db.papers.get(id)).toMatchObject(own);
});

it('tells fields that mean one thing together as one', async () => {
  const { library, lastChange } = await libraryWithPaper();
  const { topicId } = await library.createTopic({ name: 'A', parentId: null });
  await library.movePapers({ paperIds: [id], topicId });
  const { topicId: other } = await library.createTopic({ name: 'B', parentId: null });
  await library.movePapers({ paperIds: [id], topicId: other });
  const last = await lastChange();
  expect(last?.after).toMatchObject({ topicId: other, madeBy: 'person', confidence: null, reason: null });
  expect(last?.after).not.toHaveProperty('also');
});

it('writes nothing where nothing changes', async () => {
  const { db, library } = await libraryWithPaper();
  const { topicId } = await library.createTopic({ name: 'A', parentId: null });
  const before = await db.changes.count();
  await library.renameTopic({ topicId, name: 'A' });
  expect(await db.changes.count()).toBe(before);
});

it('knows who added each secondary topic, whatever was undone since', async () => {
  const { db, library } = await libraryWithPaper();
  const topic = async (name: string) => (await library.createTopic({ name, parentId: null })).topicId;
  const [mine, programs, both] = [await topic('A'), await topic('B'), await topic('C')];
  await library.addToTopic({ paperIds: [id], topicId: mine });
  await write(db, { kind: 'file-paper', madeBy: 'program', tables: ['placements'] }, async (act) => {
    const placement = await db.placements.get(id);
    if (placement) await act.put('placements', { ...placement, also: [mine, programs, both] });
  });
  const { act } = await library.removeFromTopic({ paperIds: [id], topicId: programs });
  await library.undo({ act });
  const taken = await library.removeFromTopic({ paperIds: [id], topicId: both });
  const again = await library.addToTopic({ paperIds: [id], topicId: both });
  const byPerson = async () => {
    const placement = await db.placements.get(id);
    return placement && (await topicsByPerson(db, placement));
  };
  expect((await byPerson())?.toSorted()).toEqual([mine, both].toSorted());
  await library.undo(again);
  await library.undo(taken);
  expect(await byPerson()).toEqual([mine]);
});
