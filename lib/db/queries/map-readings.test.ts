import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { readFirstTitles, readPlaceIds } from './papers';
import { readTopicShares } from './topic-shares';

/** More papers than are read in one go. */
const PAPERS = 230;

async function openMap() {
  const { db, library } = openLibrary();
  const { topicId: agents } = await library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await library.createTopic({ name: 'Memory', parentId: agents });
  const { topicId: vision } = await library.createTopic({ name: 'Vision', parentId: null });
  await library.savePaper({ paper: makePaper('2401.10000') });
  const ids = Array.from({ length: PAPERS }, (_, nth) => `arxiv:2401.${10_000 + nth}` as PaperId);
  const [paper] = await db.papers.toArray();
  const [placement] = await db.placements.toArray();
  if (!paper || !placement) throw new Error('No paper was saved.');
  await db.papers.bulkPut(
    ids.map((id, nth) => ({
      ...{ ...paper, id, aliases: [id], title: `Title of ${id}` },
      ...(nth >= 150 && nth < 200 && { reading: 'read' as const }),
    })),
  );
  await db.placements.bulkPut(
    ids.map((paperId, nth) => {
      const [topicId, at]: [Place, number] =
        nth < 100 ? [agents, 100] : nth < 200 ? [memory, 400] : nth < 220 ? [vision, 200] : [UNSORTED, 500];
      return { ...placement, paperId, topicId, at, also: nth < 2 ? [vision] : [] };
    }),
  );
  return { db, agents, memory, vision };
}

it('reads the first papers of each topic with their titles', async () => {
  const { db, agents, vision } = await openMap();
  const most = new Map([
    [agents, 3],
    [vision, 50],
  ]);
  const read = await readFirstTitles(db, most);
  for (const [topic, count] of most) {
    const ids = (await readPlaceIds(db, topic, 'filed')).slice(0, count);
    expect(read.get(topic)).toEqual(ids.map((id) => [id, `Title of ${id}`]));
  }
  expect(read.get(vision)).toHaveLength(22);
});

it('says of each branch when its last paper was added, and how much of it was read', async () => {
  const { db, agents, memory, vision } = await openMap();
  expect(await readTopicShares(db, 'recency')).toEqual(
    new Map([
      [agents, 0.75],
      [memory, 0.75],
      [vision, 0.25],
    ]),
  );
  expect(await readTopicShares(db, 'reading')).toEqual(
    new Map([
      [agents, 0.25],
      [memory, 0.5],
      [vision, 0],
    ]),
  );
});
