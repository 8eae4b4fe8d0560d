import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
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
  await db.placeCounts.put({ place: UNSORTED, papers: 7, asked: 0, guessed: 0 });
  expect(await repairCounts(db)).toBe(true);
  await expectCounted(db);
});
