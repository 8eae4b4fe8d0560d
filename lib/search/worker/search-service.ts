import { expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { catchUp, lastChange } from '@/lib/db/log/change-feed';
import { observe } from '@/lib/db/queries/observe';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId } from '@/lib/domain/ids';
import { parts } from '@/lib/domain/parts';
import { LibraryIndex } from '@/lib/search/index/library-index';
import type { LiveSearch, LiveSearchRequest, SearchListener } from './live-search';

/** Papers read at a time: some 50 ms, after which requests that came in between are answered. */
const CHUNK = 500;
/** While the library is read for the first time, the result is updated this often; milliseconds. */
const UPDATE_MS = 400;

/**
 * An index of the library that follows the change log by number, as the filing engine does. It is rebuilt in each
 * worker, the papers saved last first, and answers from what it has read so far.
 */
export function createSearchService(db: PapertreeDatabase): LiveSearch & { close(): void } {
  const index = new LibraryIndex();
  let papers = 0;
  /** The change up to which the index knows the library; `null` before it is read. */
  let seq: number | null = null;
  let model: string | null = null;
  /** Papers that have no vector of the model yet. */
  const missingVectors = new Set<PaperId>();
  let current: { request: LiveSearchRequest; listener: SearchListener } | null = null;
  let stopFollowing: (() => void) | null = null;
  let queue: Promise<void> = Promise.resolve();

  /** One at a time: two that catch up at once would read everything twice. */
  function inTurn(work: () => Promise<void>): void {
    queue = queue.then(work).catch((error: unknown) => {
      const expected = expectedDatabaseError(error);
      if (!(expected instanceof ExpectedError))
        console.error('The search could not read the library.', error);
      current?.listener.error(expected instanceof ExpectedError ? expected.code : 'unexpected');
    });
  }

  function answer(): void {
    if (!current) return;
    const { meaning, ...request } = current.request;
    const comparable = meaning?.model === model ? (meaning?.vector ?? null) : null;
    const result = index.search({ ...request, meaning: comparable });
    current.listener.next({ ...result, read: index.size, papers: Math.max(papers, index.size) });
  }

  async function update(): Promise<void> {
    const now = await lastChange(db);
    if (seq === null) await readAll();
    else if (now > seq) await readTouched(seq);
    else return;
    seq = now;
    papers = index.size;
    answer();
  }

  async function readAll(): Promise<void> {
    index.setTopics(await db.topics.toArray());
    const ids = await db.papers.orderBy('savedAt').reverse().primaryKeys();
    papers = ids.length;
    await read(ids, true);
  }

  async function readTouched(since: number): Promise<void> {
    const touched = await catchUp(db, since);
    const renamed = touched.topics.length > 0 ? index.setTopics(await db.topics.toArray()) : [];
    await read([...new Set([...touched.papers, ...renamed])], false);
    if (model) await readVectors(model, [...touched.papers, ...missingVectors]);
  }

  async function read(ids: PaperId[], isFirst: boolean): Promise<void> {
    let answeredAt = 0;
    for (const chunk of parts(ids, CHUNK)) {
      const [rows, placements] = await Promise.all([db.papers.bulkGet(chunk), db.placements.bulkGet(chunk)]);
      for (const [nth, id] of chunk.entries()) {
        const [paper, placement] = [rows[nth], placements[nth]];
        if (paper && placement) index.put(paper, placement);
        else index.remove(id);
      }
      if (!isFirst || Date.now() - answeredAt < UPDATE_MS) continue;
      answeredAt = Date.now();
      answer();
    }
  }

  async function readVectors(of: string, ids: PaperId[]): Promise<void> {
    for (const [nth, row] of (await db.embeddings.bulkGet(ids.map((id) => [id, of]))).entries()) {
      const id = ids[nth] as PaperId;
      if (row) index.putVector(id, row.vector);
      if (row || !index.has(id)) missingVectors.delete(id);
      else missingVectors.add(id);
    }
  }

  /** Reads all vectors of the model that the current request was embedded with, where these are not the ones in use. */
  async function switchModel(): Promise<void> {
    const meaning = current?.request.meaning;
    if (!meaning || meaning.model === model) return;
    const { model: name, vector } = meaning;
    // A vector has its place in the index once its paper has.
    await update();
    index.expectVectors(vector.length);
    const rows = await db.embeddings.where('model').equals(name).toArray();
    for (const row of rows) index.putVector(row.paperId, row.vector);
    const known = new Set(rows.map(({ paperId }) => paperId));
    missingVectors.clear();
    for (const id of index.ids()) if (!known.has(id)) missingVectors.add(id);
    model = name;
    answer();
  }

  function warmUp(): void {
    if (stopFollowing) return;
    const onError = (error: unknown) => inTurn(() => Promise.reject(error));
    // A live query says nothing of a database that does not open.
    db.open().catch(onError);
    stopFollowing = observe(() => lastChange(db), { next: () => inTurn(update), error: onError });
  }

  return {
    warmUp,
    watch(request, listener) {
      const own = { request, listener };
      current = own;
      warmUp();
      if (index.size > 0 || seq !== null) answer();
      inTurn(switchModel);
      return () => {
        if (current === own) current = null;
      };
    },
    close: () => stopFollowing?.(),
  };
}
