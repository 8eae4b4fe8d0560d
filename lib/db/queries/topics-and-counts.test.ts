import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { readPlaceIds } from './papers';
import { findPlace, readTree } from './topics-and-counts';

it('counts in each place what its list shows', async () => {
  const { db, library } = openLibrary();
  const { topicId: agents } = await library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await library.createTopic({ name: 'Memory', parentId: agents });
  const ids = ['arxiv:2401.00001', 'arxiv:2401.00002', 'arxiv:2401.00003'] as PaperId[];
  for (const id of ids) await library.savePaper({ paper: makePaper(id.slice(6)) });
  await library.movePapers({ paperIds: ids.slice(0, 2), topicId: agents });
  await library.addToTopic({ paperIds: ids.slice(1, 2), topicId: memory });
  const { counts } = await readTree(db);
  for (const place of [agents, memory, 'unsorted'] as const)
    expect([place, counts.get(place)]).toEqual([place, (await readPlaceIds(db, place, 'filed')).length]);
  expect(counts.get(memory)).toBe(1);
});

it('finds a place by the names from the top down to it', async () => {
  const { db, library } = openLibrary();
  const { topicId: agents } = await library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await library.createTopic({ name: 'Memory', parentId: agents });
  await library.createTopic({ name: 'Memory', parentId: null });
  expect(await findPlace(db, ['Agents', 'Memory'])).toBe(memory);
  expect(await findPlace(db, [])).toBe('unsorted');
  expect(await findPlace(db, ['Agents', 'Planning'])).toBeNull();
});
