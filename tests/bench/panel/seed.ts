import type { TopicId } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import { countPlacements } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { inventLibrary } from '@/tests/bench/click/invented-library';
import type { View } from '@/tests/e2e/support/view';

/**
 * Fills the library: topics in branches of ten, half of the papers spread over them and half in Unsorted, the longest
 * possible list. Records are written directly into the tables, as an earlier session would have left them.
 */
export async function seed(inside: View, size: number, topics: number): Promise<void> {
  const library = inventLibrary(size);
  const [model] = library.topics;
  if (!model) throw new Error('No topics.');
  const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as TopicId;
  const tree = Array.from({ length: topics }, (_, index): Topic => {
    const { name } = library.topics[index % library.topics.length] ?? model;
    const parentId = index < 50 ? null : idOf(index % 50);
    return { ...model, id: idOf(index), parentId, name: `${name} ${index}`, position: index };
  });
  const placements = library.placements.map((placement, index): Placement => {
    return { ...placement, topicId: index % 2 ? idOf(((index - 1) / 2) % topics) : UNSORTED };
  });
  const tables = {
    papers: library.papers,
    topics: tree,
    placements,
    placeCounts: [...countPlacements(placements).values()],
    changes: library.changes,
  };
  for (const [table, records] of Object.entries(tables))
    for (let start = 0; start < records.length; start += 2_000)
      await inside.evaluate(
        async (name, entries) => {
          const opening = indexedDB.open('papertree');
          await new Promise((resolve) => {
            opening.onsuccess = resolve;
          });
          const writing = opening.result.transaction(name, 'readwrite');
          for (const entry of entries) writing.objectStore(name).put(entry);
          await new Promise((resolve, reject) => {
            writing.oncomplete = resolve;
            writing.onabort = () => reject(writing.error);
          });
          opening.result.close();
        },
        table,
        records.slice(start, start + 2_000),
      );
}
