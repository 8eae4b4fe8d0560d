// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { parseQuery } from '@/lib/search/query/parse-query';
import type { LiveSearchRequest, LiveSearchResult } from '@/lib/search/worker/live-search';
import { createSearchService } from '@/lib/search/worker/search-service';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function openSearch(opened = openLibrary()) {
  const service = createSearchService(opened.db, { storeAfter: 1, quietMs: 0 });
  closing.push(service.close);
  let last: LiveSearchResult | null = null;
  const ask = (text: string, own: Partial<LiveSearchRequest> = {}) => {
    last = null;
    return service.watch(
      { query: parseQuery(text), within: null, meaning: null, limit: 50, ...own },
      {
        next: (result) => {
          last = result;
        },
        error: (code) => expect.unreachable(code),
      },
    );
  };
  /** Until the last question is answered by exactly these papers. */
  const finds = (...papers: string[]) =>
    vi.waitFor(() => expect(last?.hits.map(({ paperId }) => paperId)).toEqual(papers));
  const save = (arxiv: string, title: string) =>
    opened.library.savePaper({ paper: makePaper(arxiv, { title }) });
  return { ...opened, ask, finds, save, last: () => last };
}

describe('the search worker', () => {
  it('reads the library with the first question, and answers again after every change', async () => {
    const { library, save, ask, finds } = openSearch();
    await save('2401.00001', 'Graph memory');
    ask('memory');
    await finds('arxiv:2401.00001');
    await save('2401.00002', 'Memory');
    await finds('arxiv:2401.00002', 'arxiv:2401.00001');
    await library.deletePapers({ paperIds: ['arxiv:2401.00001' as PaperId] });
    await finds('arxiv:2401.00002');
  });

  it('follows topics: their papers are found by the new name alone', async () => {
    const { library, save, ask, finds } = openSearch();
    await save('2401.00001', 'One');
    const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
    await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
    ask('agents');
    await finds('arxiv:2401.00001');
    await library.renameTopic({ topicId, name: 'Actors' });
    await finds();
    ask('actors');
    await finds('arxiv:2401.00001');
  });

  it('compares meanings of one model alone, also of papers that are embedded later', async () => {
    const { embedder, library, save, ask, finds, filePending } = openSearch();
    for (let nth = 10; nth < 40; nth++) await save(`2401.000${nth}`, `Noise number ${nth}`);
    await save('2402.00001', 'quantum gravity');
    await filePending();
    const [vector] = await embedder.embed(['quantum gravity']);
    const model = `${embedder.model.id}@${embedder.model.revision}`;
    const meaning = { model, vector: vector as Float32Array };
    ask('unspoken', { meaning });
    await finds('arxiv:2402.00001');
    ask('unspoken', { meaning: { ...meaning, model: 'other@1' } });
    await finds();
    ask('unspoken', { meaning });
    await finds('arxiv:2402.00001');
    await library.deletePapers({ paperIds: ['arxiv:2402.00001' as PaperId] });
    await save('2402.00002', 'quantum gravity');
    await filePending();
    await finds('arxiv:2402.00002');
  });

  it('ends one question with the next, and keeps to the branch that is asked for', async () => {
    const { save, ask, finds, last } = openSearch();
    await save('2401.00001', 'One');
    const stop = ask('one');
    await finds('arxiv:2401.00001');
    ask('one', { within: '0198' as TopicId });
    await finds();
    // Ending the first does not end the second.
    stop();
    await save('2401.00002', 'One more');
    await vi.waitFor(() => expect(last()?.papers).toBe(2));
  });

  describe('goes on from what it stored', () => {
    const first = 'arxiv:2401.00001' as PaperId;
    const second = 'arxiv:2401.00002' as PaperId;

    /** A library with a paper on graphs, one on memory and vectors of both, and the index of them stored. */
    async function stored() {
      const opened = openSearch();
      const { embedder, save, filePending, ask, finds, db } = opened;
      await save('2401.00001', 'Graph theory');
      await save('2401.00002', 'Episodic memory');
      await filePending();
      const [vector] = await embedder.embed(['Graph theory']);
      const model = `${embedder.model.id}@${embedder.model.revision}`;
      ask('theory', { meaning: { model, vector: vector as Float32Array } });
      await finds(first);
      await opened.library.annotatePapers({ paperIds: [second], annotation: { addTags: ['later'] } });
      const { seq } = (await db.changes.orderBy('seq').last()) ?? {};
      await vi.waitFor(async () =>
        expect(await db.snapshots.get('search')).toMatchObject({ value: { seq, model, isWhole: true } }),
      );
      closing.pop()?.();
      return { ...opened, reopened: openSearch(opened), read: vi.spyOn(db.papers, 'bulkGet') };
    }

    it('and reads nothing but what was touched since', async () => {
      const { library, reopened, read, embedder, save } = await stored();
      await library.annotatePapers({ paperIds: [first], annotation: { notes: 'about trees' } });
      await save('2401.00003', 'Graph memory');
      read.mockClear();
      reopened.ask('graph');
      await reopened.finds('arxiv:2401.00003', first);
      expect(read.mock.calls.flatMap(([ids]) => ids).toSorted()).toEqual([first, 'arxiv:2401.00003']);
      reopened.ask('trees');
      await reopened.finds(first);
      reopened.ask('tag:later');
      await reopened.finds(second);
      const model = `${embedder.model.id}@${embedder.model.revision}`;
      const [vector] = await embedder.embed(['Episodic memory']);
      reopened.ask('tag:later words of no paper', { meaning: { model, vector: vector as Float32Array } });
      await reopened.finds(second);
    });

    it('and reads the library where a part of it is gone, or it is of another version', async () => {
      const { reopened, db } = await stored();
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      const chunks = await db.snapshots.where('key').startsWith('search/').primaryKeys();
      await db.snapshots.bulkDelete(chunks.filter((key) => /^search\/[^/]*-.*\/0$/.test(key)));
      reopened.ask('graph');
      await reopened.finds(first);
      const manifest = await vi.waitUntil(() => db.snapshots.get('search'));
      await db.snapshots.put({ ...manifest, value: { version: 0, revision: 7 } } as never);
      const third = openSearch(reopened);
      third.ask('memory');
      await third.finds(second);
      await third.library.annotatePapers({ paperIds: [first], annotation: { notes: 'again' } });
      await vi.waitFor(async () =>
        expect(await db.snapshots.get('search')).toMatchObject({ value: { revision: 1, isWhole: true } }),
      );
    });

    it('and takes up what another window stored', async () => {
      const { reopened, save, db, library } = await stored();
      const other = openSearch(reopened);
      reopened.ask('graph');
      await reopened.finds(first);
      other.ask('graph');
      await other.finds(first);
      for (let nth = 10; nth < 20; nth++) {
        await save(`2402.000${nth}`, `Memory number ${nth}`);
        await library.annotatePapers({ paperIds: [first], annotation: { notes: `seen ${nth} times` } });
        for (const window of [reopened, other]) {
          window.ask(`seen ${nth}`);
          await window.finds(first);
          window.ask(`number ${nth}`);
          await window.finds(`arxiv:2402.000${nth}`);
        }
      }
      expect(await db.papers.count()).toBe(12);
    });
  });

  it('says what went wrong', async () => {
    const { db } = openLibrary();
    await new Promise((resolve) => {
      const newer = indexedDB.open(db.name, 100_000);
      newer.onsuccess = () => resolve(newer.result.close());
    });
    const service = createSearchService(db);
    const said = await new Promise((resolve) => {
      service.watch(
        { query: parseQuery('x'), within: null, meaning: null, limit: 1 },
        { next: () => undefined, error: resolve },
      );
    });
    expect(said).toBe('database-too-new');
  });
});
