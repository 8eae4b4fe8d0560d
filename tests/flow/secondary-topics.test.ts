import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { write } from '@/lib/db/log/write';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const id = 'arxiv:2401.00001' as PaperId;

it('the program keeps the secondary topics that a person added when it files the paper again', async () => {
  const { db, library, filePending } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'U', parentId: null });
  await library.createTopic({ name: 'V', parentId: null });
  await library.savePaper({ paper: makePaper('2401.00001') });
  await filePending();
  await library.addToTopic({ paperIds: [id], topicId });
  await library.savePaper({
    paper: makePaper('2401.00001', { abstract: 'Now the page shows its abstract.' }),
  });
  await filePending();
  expect((await db.placements.get(id))?.also).toEqual([topicId]);
  await library.removeFromTopic({ paperIds: [id], topicId });
  await library.refilePapers({});
  await filePending();
  expect((await db.placements.get(id))?.also).toEqual([]);
});

it('"not here" takes away what the program chose, and leaves the secondary topics that a person added', async () => {
  const { db, library } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'U', parentId: null });
  const { topicId: other } = await library.createTopic({ name: 'V', parentId: null });
  const { topicId: third } = await library.createTopic({ name: 'W', parentId: null });
  await library.savePaper({ paper: makePaper('2401.00001') });
  await write(db, { kind: 'file-paper', madeBy: 'program', tables: ['placements'] }, async (act) => {
    const placement = await db.placements.get(id);
    if (placement)
      await act.put('placements', { ...placement, topicId: other, also: [third], confidence: 0.9 });
  });
  await library.addToTopic({ paperIds: [id], topicId });
  await library.rejectPlaces({ paperIds: [id] });
  expect(await db.placements.get(id)).toMatchObject({
    topicId: 'unsorted',
    also: [topicId],
    rejected: [other],
  });
});
