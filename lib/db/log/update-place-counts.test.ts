import 'fake-indexeddb/auto';
import type { DBCore, DBCoreMutateRequest } from 'dexie';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { countPlacements, type PlaceCount } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';
import { expectCorrectCounts } from '@/tests/support/library-invariants';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { perform, step } from '@/tests/support/random-use';
import { repairCounts } from './update-place-counts';

it('counts that do not come to what there is are made again', async () => {
  const { db, library } = openLibrary();
  const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
  for (const id of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(id) });
  await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
  await expectCorrectCounts(db);
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
    await expectCorrectCounts(db);
  }
});

function count(place: Place, papers: number) {
  return { place, papers, asked: 0, guessed: 0 };
}

it('counts are right after every single transaction, so that no kill leaves them wrong', async () => {
  for (const seed of [1, 2]) {
    const opened = openLibrary();
    const wrong = watchCounts(opened.db);
    for (const each of fc.sample(step, { seed, numRuns: 150 })) await perform(opened, each);
    expect(wrong.transactions).toBeGreaterThan(40);
    expect(wrong.found).toEqual([]);
  }
});

/** Follows what each transaction writes, and compares counts and placements whenever one is committed. */
function watchCounts(db: PapertreeDatabase) {
  const placements = new Map<string, Placement>();
  const counts = new Map<string, PlaceCount>();
  const kept = { placements, placeCounts: counts } as Record<string, Map<string, unknown>>;
  const wrong = { transactions: 0, found: [] as unknown[] };
  const open = new WeakMap<object, (() => void)[]>();

  function follow(table: Map<string, unknown>, request: DBCoreMutateRequest): void {
    const transaction = request.trans as unknown as IDBTransaction;
    const writes = open.get(transaction) ?? [];
    if (!open.has(transaction)) {
      open.set(transaction, writes);
      transaction.addEventListener('complete', () => {
        for (const write of writes) write();
        wrong.transactions++;
        const [recounted, stored] = [countPlacements(placements.values()), new Map(counts)];
        if (JSON.stringify(sorted(recounted)) !== JSON.stringify(sorted(stored)))
          wrong.found.push({ recounted, stored });
      });
    }
    writes.push(() => {
      if (request.type === 'deleteRange') table.clear();
      else if (request.type === 'delete') for (const key of request.keys) table.delete(key);
      else for (const row of structuredClone(request.values)) table.set(row.paperId ?? row.place, row);
    });
  }

  db.use({
    stack: 'dbcore',
    name: 'watch the counts',
    create: (core: DBCore): DBCore => ({
      ...core,
      table(name) {
        const [table, followed] = [core.table(name), kept[name]];
        if (!followed) return table;
        return {
          ...table,
          mutate: (request) => {
            follow(followed, request);
            return table.mutate(request);
          },
        };
      },
    }),
  });
  return wrong;
}

const sorted = (counts: ReadonlyMap<string, PlaceCount>) =>
  [...counts.values()]
    .map(({ place, papers, asked, guessed }) => [place, papers, asked, guessed])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
