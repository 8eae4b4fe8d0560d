// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import { write } from '@/lib/db/log/write';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { unplaced } from '@/lib/domain/placements/placement';
import { createEngine } from '@/lib/engine';
import { fakeEmbedder } from '@/tests/support/fake-embedder';
import { makeStoredPaper } from '@/tests/support/make-library';
import { openLibrary } from '@/tests/support/open-library';
import { type LogFollower, updateEngine } from './follow-log';

const words = ['robot', 'music', 'vision', 'speech', 'graph', 'proof'];

/** More papers than the engine reads in one transaction, the second half of them in a topic. */
async function largeLibrary() {
  const opened = openLibrary();
  const { topicId } = await opened.library.createTopic({ name: 'Robots', parentId: null });
  const papers = Array.from({ length: 1_200 }, (_, nth) =>
    makeStoredPaper(`2401.${10_000 + nth}`, { title: `${words[nth % 6]} study ${nth}` }),
  );
  await write(
    opened.db,
    { kind: 'import', madeBy: 'person', tables: ['papers', 'placements', 'topics'] },
    async (act) => {
      await act.putAll('papers', papers);
      const placements = papers.map(({ id }) => unplaced(id, act.at));
      await act.putAll(
        'placements',
        placements.map((placement, nth) => (nth < 600 ? placement : { ...placement, topicId })),
      );
    },
  );
  return { ...opened, topicId, ids: papers.map(({ id }) => id) };
}

function newFollower(): LogFollower {
  return { engine: createEngine({ dimensions: fakeEmbedder().model.dimensions }), seq: 0 };
}

/** What the engine knows, in an order that does not depend on how it came to know it. */
function known({ engine }: LogFollower): unknown {
  const { papers, topics } = engine.snapshot();
  const lines = JSON.parse(papers) as [PaperId, ...unknown[]][];
  return {
    papers: lines.sort(([a], [b]) => (a < b ? -1 : 1)),
    topics: topics.map(({ id, name }) => [id, name]),
  };
}

it('lets the library be written between the parts that it reads, and knows all of it the next time', async () => {
  const { db, library, topicId, ids } = await largeLibrary();
  const [first, last] = [ids[0] as PaperId, ids.at(-1) as PaperId];
  const embedder = fakeEmbedder();
  let made: TopicId | undefined;
  let isSecond = false;
  const follower = newFollower();
  await updateEngine(
    db,
    {
      ...embedder,
      async embed(texts) {
        // After the first part: the first paper was read before this, the last one is read after it.
        if (texts.length > 100 && !isSecond) {
          isSecond = true;
          ({ topicId: made } = await library.createTopic({ name: 'Music', parentId: null }));
          await library.movePapers({ paperIds: [first, last], topicId: made });
          await library.deletePapers({ paperIds: [ids[1] as PaperId, ids[700] as PaperId] });
        }
        return embedder.embed(texts);
      },
    },
    follower,
  );
  expect(isSecond).toBe(true);
  await updateEngine(db, embedder, follower);
  const rebuilt = newFollower();
  await updateEngine(db, embedder, rebuilt);
  expect(known(follower)).toEqual(known(rebuilt));
  const { papers } = known(follower) as { papers: [PaperId, string, string][] };
  expect(papers).toHaveLength(1_198);
  const placeOf = new Map(papers.map(([id, , place]) => [id, place]));
  expect([first, last, ids[800] as PaperId].map((id) => placeOf.get(id))).toEqual([made, made, topicId]);
});

it('applies what was touched since, and only that', async () => {
  const { db, library, ids, embedder } = await largeLibrary();
  const follower = newFollower();
  expect(await updateEngine(db, embedder, follower)).toBe(1_201);
  expect(await updateEngine(db, embedder, follower)).toBe(0);
  const { topicId } = await library.createTopic({ name: 'Music', parentId: null });
  await library.movePapers({ paperIds: ids.slice(0, 3), topicId });
  expect(await updateEngine(db, embedder, follower)).toBe(4);
});
