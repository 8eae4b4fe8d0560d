import { expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { catchUp, lastChange } from '@/lib/db/log/change-feed';
import { observe } from '@/lib/db/queries/observe';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId } from '@/lib/domain/ids';
import { parts } from '@/lib/domain/split-into-parts';
import { LibraryIndex } from '@/lib/search/index/library-index';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import { IndexDamaged, type IndexProgress, IndexReplaced, IndexStore } from './index-store';
import type { LiveSearch, LiveSearchRequest, SearchListener } from './live-search';

/** Number of papers that are read at a time. This takes some 50 ms, after which waiting requests are answered. */
const CHUNK = 500;
/** Interval at which the result is updated while the library is first read, in milliseconds. */
const UPDATE_MS = 400;
/**
 * Number of papers after which the index is stored during the first reading, because a panel may be closed at any
 * time.
 */
const STORE_EVERY = 16_000;

export interface SearchServiceOptions {
  /** Makes the store of the vectors; plain TypeScript by default. */
  makeByteRows?: MakeByteRows;
  /**
   * Number of changed papers after which the index is stored again: 200 are read in some 30 ms at the next opening.
   */
  storeAfter?: number;
  /** Milliseconds without changes after which the index is stored. */
  quietMs?: number;
}

/**
 * Creates a search over an index that follows the change log, as the filing engine does. It continues from the
 * stored index. If there is none, it reads the library, last saved papers first, and answers from what it has read
 * so far.
 */
export function createSearchService(
  db: PapertreeDatabase,
  { makeByteRows, storeAfter = 200, quietMs = 3_000 }: SearchServiceOptions = {},
): LiveSearch & { close(): void } {
  let { index, store } = begin();
  /** `null` until the index is opened. */
  let progress: IndexProgress | null = null;
  /** The model of the vectors in the index; those of `progress.model` may not be read yet. */
  let model: string | null = null;
  /** Whether parts of the index are stored and are read on demand. */
  let isStored = false;
  /** Whether an unknown error was treated as damage once; a second one is not. */
  let hasSuspected = false;
  let papers = 0;
  /** Number of papers read since the index was stored. */
  let unsaved = 0;
  /** Papers without a vector of the current model. */
  const missingVectors = new Set<PaperId>();
  let current: { request: LiveSearchRequest; listener: SearchListener } | null = null;
  let answered: { request: unknown; at: number } = { request: null, at: 0 };
  let stopFollowing: (() => void) | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();

  function begin() {
    const store = new IndexStore(db);
    const index = new LibraryIndex(
      {
        papers: (ids) => db.papers.bulkGet([...ids]),
        vectors: async (ids) => {
          const rows = await db.embeddings.bulkGet(ids.map((id) => [id, model ?? '']));
          return rows.map((row) => row?.vector);
        },
        chunk: (segment, chunk) => store.chunk(segment, chunk),
        filterTexts: (block) => store.filterTexts(block),
      },
      makeByteRows,
    );
    return { index, store };
  }

  /** Runs work one at a time: two updates at once would read everything twice. */
  function oneAtATime(work: () => Promise<void>): void {
    queue = queue.then(work).catch(async (error: unknown) => {
      const expected = expectedDatabaseError(error);
      if (expected instanceof ExpectedError) return current?.listener.error(expected.code);
      if (await startAgain(error)) return;
      console.error('The search could not read the library.', error);
      current?.listener.error('unexpected');
    });
  }

  /**
   * Opens the index again, or reads the library again, if the stored index may be the cause of the error.
   * @returns false if it cannot be.
   */
  async function startAgain(error: unknown): Promise<boolean> {
    const isReplaced = error instanceof IndexReplaced;
    if (!isStored && !isReplaced) return false;
    if (!isReplaced) {
      if (!(error instanceof IndexDamaged) && hasSuspected) return false;
      hasSuspected = true;
      console.warn('The stored search index is damaged; the library is read again.', error);
      await store.clear();
    }
    ({ index, store } = begin());
    progress = null;
    model = null;
    isStored = false;
    oneAtATime(update);
    oneAtATime(switchModel);
    return true;
  }

  async function answer(): Promise<void> {
    const asked = current;
    if (!asked) return;
    answered = { request: asked, at: Date.now() };
    const { meaning, ...request } = asked.request;
    const comparable = meaning?.model === model ? (meaning?.vector ?? null) : null;
    const result = await index.search({ ...request, meaning: comparable });
    if (current === asked)
      asked.listener.next({ ...result, read: index.size, papers: Math.max(papers, index.size) });
  }

  async function update(): Promise<void> {
    const now = await lastChange(db);
    if (progress?.isWhole && progress.seq >= now) return;
    progress ??= await open(now);
    if (now > progress.seq) await readTouched(progress.seq);
    progress.seq = now;
    if (!progress.isWhole) await readRest(progress);
    papers = index.size;
    await answer();
    clearTimeout(quiet);
    if (unsaved >= storeAfter) quiet = setTimeout(() => oneAtATime(save), quietMs);
  }

  async function open(now: number): Promise<IndexProgress> {
    index.setTopics(await db.topics.toArray());
    isStored = true;
    const stored = await store.open(index, now);
    isStored = stored !== null;
    return stored ?? { seq: now, isWhole: false, model: null };
  }

  /** Reads the papers that the index lacks. */
  async function readRest(own: IndexProgress): Promise<void> {
    const ids = await db.papers.orderBy('savedAt').reverse().primaryKeys();
    papers = ids.length;
    const missing = ids.filter((id) => !index.has(id));
    for (const chunk of parts(missing, CHUNK)) {
      await read(chunk);
      if (answered.request !== current || Date.now() - answered.at >= UPDATE_MS) await answer();
      if (unsaved >= STORE_EVERY) await save();
    }
    own.isWhole = true;
  }

  async function readTouched(since: number): Promise<void> {
    const touched = await catchUp(db, since);
    if (touched.topics.length > 0) index.setTopics(await db.topics.toArray());
    for (const chunk of parts(touched.papers, CHUNK)) await read(chunk);
    if (model) await readVectors(model, [...touched.papers, ...missingVectors]);
  }

  async function read(ids: PaperId[]): Promise<void> {
    const [rows, placements] = await Promise.all([db.papers.bulkGet(ids), db.placements.bulkGet(ids)]);
    for (const [nth, id] of ids.entries()) {
      const [paper, placement] = [rows[nth], placements[nth]];
      if (paper && placement) index.put(paper, placement);
      else index.remove(id);
    }
    await index.words.compact();
    unsaved += ids.length;
  }

  async function readVectors(of: string, ids: PaperId[]): Promise<void> {
    for (const chunk of parts(ids, CHUNK)) {
      const rows = await db.embeddings.bulkGet(chunk.map((id) => [id, of]));
      for (const [nth, id] of chunk.entries()) {
        const vector = rows[nth]?.vector;
        if (vector) index.putVector(id, vector);
        if (vector || !index.has(id)) missingVectors.delete(id);
        else missingVectors.add(id);
      }
    }
  }

  /** Switches to the vectors of the model with which the current request was embedded, if another one is in use. */
  async function switchModel(): Promise<void> {
    const meaning = current?.request.meaning;
    if (!meaning || meaning.model === model) return;
    // A vector can only be added after its paper.
    await update();
    if (!progress) return;
    missingVectors.clear();
    if (progress.model === meaning.model) await store.readVectors(index);
    else index.expectVectors(meaning.vector.length);
    await readVectors(meaning.model, index.withoutVectors());
    progress.model = model = meaning.model;
    await answer();
  }

  async function save(): Promise<void> {
    if (!progress) return;
    unsaved = 0;
    try {
      await store.save(index, progress);
      isStored = true;
    } catch (error) {
      if (error instanceof IndexReplaced) throw error;
      // A search works without a stored index; the next window reads the library again.
      console.warn('The search index could not be stored.', error);
    }
  }

  function warmUp(): void {
    if (stopFollowing) return;
    const onError = (error: unknown) => oneAtATime(() => Promise.reject(error));
    // A live query does not report a database that fails to open.
    db.open().catch(onError);
    stopFollowing = observe(() => lastChange(db), { next: () => oneAtATime(update), error: onError });
  }

  return {
    warmUp,
    watch(request, listener) {
      const own = { request, listener };
      current = own;
      warmUp();
      oneAtATime(async () => {
        // During the first reading, `readRest` answers.
        if (progress && answered.request !== current) await answer();
      });
      oneAtATime(switchModel);
      return () => {
        if (current === own) current = null;
      };
    },
    close: () => {
      stopFollowing?.();
      clearTimeout(quiet);
    },
  };
}
