import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { expectCorrectCounts } from '@/tests/support/library-invariants';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { repairLibrary } from './repair-library';

it('counts the papers of each place again where placements were lost', async () => {
  const { db, context, library } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
  const ids = ['2401.00001', '2401.00002'].map((id) => `arxiv:${id}` as PaperId);
  for (const id of ids) await library.savePaper({ paper: makePaper(id.slice('arxiv:'.length)) });
  await library.movePapers({ paperIds: ids, topicId });
  await db.placements.delete(ids[0] as PaperId);
  await repairLibrary(context);
  await expectCorrectCounts(db);
  expect(await db.placements.count()).toBe(2);
});
