import type { Bench } from './row';

/**
 * Lists every paper under the first topic, as a further topic of the paper, while `measure` runs. It is written directly
 * into the tables, so panels see it when they are opened.
 */
export async function withTopicOfAll<Value>(
  { inside, library }: Bench,
  measure: (topicName: string) => Promise<Value>,
): Promise<Value> {
  const [topic] = library.topics;
  if (!topic) throw new Error('The library has no topics.');
  // The page remembers what was there.
  await inside.evaluate(async (topicId) => {
    const opening = indexedDB.open('papertree');
    await new Promise((done) => {
      opening.onsuccess = done;
    });
    const writing = opening.result.transaction(['placements', 'placeCounts'], 'readwrite');
    const before: { placements?: unknown[]; count?: object } = {};
    Object.assign(globalThis, { before });
    const all = writing.objectStore('placements').getAll();
    all.onsuccess = () => {
      before.placements = all.result.filter(
        (placement) => placement.topicId !== topicId && !placement.also.includes(topicId),
      );
      for (const placement of before.placements as { also: string[] }[])
        writing.objectStore('placements').put({ ...placement, also: [...placement.also, topicId] });
    };
    const count = writing.objectStore('placeCounts').get(topicId);
    count.onsuccess = () => {
      before.count = { asked: 0, guessed: 0, place: topicId, papers: 0, ...count.result };
      writing.objectStore('placeCounts').put({ ...before.count, papers: all.result.length });
    };
    await new Promise((done, reject) => {
      writing.oncomplete = done;
      writing.onabort = () => reject(writing.error);
    });
    opening.result.close();
  }, topic.id);
  try {
    return await measure(topic.name);
  } finally {
    await inside.evaluate(async () => {
      const { before } = globalThis as unknown as { before: { placements: unknown[]; count: unknown } };
      const opening = indexedDB.open('papertree');
      await new Promise((done) => {
        opening.onsuccess = done;
      });
      const writing = opening.result.transaction(['placements', 'placeCounts'], 'readwrite');
      for (const placement of before.placements) writing.objectStore('placements').put(placement);
      writing.objectStore('placeCounts').put(before.count);
      await new Promise((done, reject) => {
        writing.oncomplete = done;
        writing.onabort = () => reject(writing.error);
      });
      opening.result.close();
    });
  }
}
