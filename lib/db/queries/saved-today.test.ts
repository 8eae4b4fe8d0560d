// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { countSavedSince } from './saved-today';

it('counts what was saved since then by where it stands, and takes an import for no news', async () => {
  const { db, library } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
  for (let nth = 0; nth < 4; nth++) await library.savePaper({ paper: makePaper(`2401.0000${nth}`) });
  const ids = await db.papers.toCollection().primaryKeys();
  await library.movePapers({ paperIds: ids.slice(0, 2), topicId });
  await db.papers.update(ids[0] as PaperId, { savedAt: 1 });
  expect(await countSavedSince(db, 2)).toEqual(
    new Map([
      [topicId, 1],
      ['unsorted', 2],
    ]),
  );
  const [paper] = await db.papers.limit(1).toArray();
  const many = Array.from({ length: 500 }, (_, nth) => ({
    ...paper,
    id: `arxiv:${nth}`,
    aliases: [],
    savedAt: 3,
  }));
  await db.papers.bulkPut(many as never);
  expect(await countSavedSince(db, 2)).toEqual(new Map());
});
