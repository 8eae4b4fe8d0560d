import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Place } from '@/lib/domain/ids';
import { countPlacement, type PlaceCount } from '@/lib/domain/placements/count-placements';
import { readModelFiles } from '@/lib/embedding/models/model-files';
import { paperText } from '@/lib/embedding/paper-text';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';
import { modelName } from '@/lib/filing-worker/embed-papers';
import type { View } from '@/tests/e2e/support/view';
import type { InventedLibrary } from './invented';

/** Papers written at a time. */
const AT_ONCE = 1_000;

/** Writes the library directly into the tables, with the bundled model's vectors of its papers. */
export async function seed(inside: View, library: InventedLibrary, size: number): Promise<void> {
  const embedder = createStaticEmbedder(
    await readModelFiles(
      'papertree-static',
      async (path) => new Uint8Array(readFileSync(resolve('public/models/papertree-static', path))),
    ),
  );
  const model = modelName(embedder);
  const counts = new Map<Place, PlaceCount>();
  await put(inside, { topics: library.topics, changes: library.topicChanges });
  for (let first = 0; first < size; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, size - first) }, (_, nth) =>
      library.paperAt(first + nth),
    );
    for (const { placement } of some) countPlacement(counts, placement, 1);
    const papers = some.map(({ paper }) => paper);
    const vectors = await embedder.embed(papers.map((paper) => paperText(paper, embedder.model)));
    const bytes = Buffer.concat(
      vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
    );
    await put(inside, {
      papers,
      placements: some.map(({ placement }) => placement),
      changes: some.flatMap(({ changes }) => changes),
    });
    await putVectors(
      inside,
      papers.map(({ id }) => id),
      model,
      embedder.model.dimensions,
      bytes.toString('base64'),
    );
  }
  if (await has(inside, 'placeCounts')) await put(inside, { placeCounts: [...counts.values()] });
}

/** Older versions, which are measured for comparison, lack some of the derived tables. */
function has(inside: View, table: string): Promise<boolean> {
  return inside.evaluate(async (name) => {
    const opening = indexedDB.open('papertree');
    await new Promise((done) => {
      opening.onsuccess = done;
    });
    const isThere = opening.result.objectStoreNames.contains(name);
    opening.result.close();
    return isThere;
  }, table);
}

function put(inside: View, tables: Record<string, unknown[]>): Promise<void> {
  return inside.evaluate(async (rows) => {
    const opening = indexedDB.open('papertree');
    await new Promise((done) => {
      opening.onsuccess = done;
    });
    const writing = opening.result.transaction(Object.keys(rows), 'readwrite');
    for (const [name, entries] of Object.entries(rows))
      for (const entry of entries) writing.objectStore(name).put(entry);
    await new Promise((done, reject) => {
      writing.oncomplete = done;
      writing.onabort = () => reject(writing.error);
    });
    opening.result.close();
  }, tables);
}

function putVectors(
  inside: View,
  ids: string[],
  model: string,
  dimensions: number,
  base64: string,
): Promise<void> {
  return inside.evaluate(
    async (papers, name, length, text) => {
      const numbers = new Float32Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
      const opening = indexedDB.open('papertree');
      await new Promise((done) => {
        opening.onsuccess = done;
      });
      const writing = opening.result.transaction('embeddings', 'readwrite');
      for (const [index, paperId] of papers.entries())
        writing
          .objectStore('embeddings')
          .put({ paperId, model: name, vector: numbers.slice(index * length, (index + 1) * length) });
      await new Promise((done, reject) => {
        writing.oncomplete = done;
        writing.onabort = () => reject(writing.error);
      });
      opening.result.close();
    },
    ids,
    model,
    dimensions,
    base64,
  );
}
