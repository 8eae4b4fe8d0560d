import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { expectCounted } from '@/tests/support/library-invariants';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { repairCounts } from './update-place-counts';

it('counts that do not come to what there is are made again', async () => {
  const { db, library } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
  for (const id of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(id) });
  await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
  await expectCounted(db);
  expect(await repairCounts(db)).toBe(false);
  const wrong = [
    () => db.placeCounts.put({ place: UNSORTED, papers: 7, asked: 0, guessed: 0 }),
    // Two papers in all, and in the wrong places.
    () => db.placeCounts.bulkPut([count(UNSORTED, 2), count(topicId, 0)]),
    () => db.placeCounts.delete(topicId),
  ];
  for (const make of wrong) {
    await make();
    expect(await repairCounts(db)).toBe(true);
    await expectCounted(db);
  }
});

function count(place: Place, papers: number) {
  return { place, papers, asked: 0, guessed: 0 };
}
