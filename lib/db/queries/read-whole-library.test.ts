// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { expect, it, vi } from 'vitest';
import { write } from '@/lib/db/log/write';
import type { PaperId } from '@/lib/domain/ids';
import { unplaced } from '@/lib/domain/placements/placement';
import { makeStoredPaper } from '@/tests/support/make-library';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { readContents, readInParts } from './read-whole-library';

/** More than are read at once. */
const PAPERS = 700;
const arxivOf = (nth: number) => `2402.${String(nth).padStart(5, '0')}`;
const idOf = (nth: number) => `arxiv:${arxivOf(nth)}` as PaperId;

async function openLarge() {
  const opened = openLibrary();
  const { db, library } = opened;
  const { topicId: agents } = await library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await library.createTopic({ name: 'Memory', parentId: null });
  const papers = Array.from({ length: PAPERS }, (_, nth) => makeStoredPaper(arxivOf(nth)));
  await write(db, { kind: 'import', madeBy: 'person', tables: ['papers', 'placements'] }, async (act) => {
    await act.putAll('papers', papers);
    await act.putAll(
      'placements',
      papers.map(({ id }) => ({ ...unplaced(id, 1), topicId: agents, madeBy: 'person' })),
    );
  });
  return { ...opened, agents, memory };
}

it('reads the library as it was at the start, whatever is written while it is read', async () => {
  const { db, library, agents, memory } = await openLarge();
  await library.annotatePapers({ paperIds: [idOf(600)], annotation: { addTags: ['b', 'c'] } });
  const before = await readContents(db);
  expect([before.papers.length, before.placements.length, before.topics.length]).toEqual([PAPERS, PAPERS, 2]);
  const last = await db.changes.orderBy(':id').last();

  const transaction = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  let reads = 0;
  vi.spyOn(db, 'transaction').mockImplementation((async (...args: unknown[]) => {
    // Between the first and the second part.
    if (args[0] === 'r' && ++reads === 2) await writeActs();
    return transaction(...args);
  }) as never);
  async function writeActs(): Promise<void> {
    await library.annotatePapers({
      paperIds: [idOf(600), idOf(601)],
      annotation: { addTags: ['a'], removeTags: ['b'], reading: 'read' },
    });
    await library.movePapers({ paperIds: [idOf(0), idOf(600), idOf(699)], topicId: memory });
    await library.deletePapers({ paperIds: [idOf(500), idOf(699)] });
    await library.savePaper({ paper: makePaper('2402.00700') });
    await library.renameTopic({ topicId: agents, name: 'Agents that plan' });
    await library.createTopic({ name: 'Vision', parentId: null });
    await library.undoLast({});
  }

  const lists: Record<string, unknown[]> = {};
  const seq = await readInParts(db, (list, records) => {
    lists[list] = [...(lists[list] ?? []), ...records];
  });
  expect(seq).toBe(last?.seq);
  expect({ rules: [], declinedProposals: [], ...lists }).toEqual(before);
  expect((await readContents(db)).papers).not.toEqual(before.papers);
});
