// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import type { PapertreeDatabase } from '@/lib/db/database';
import { History } from '@/lib/db/log/read-history';
import { write } from '@/lib/db/log/write';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import { finishingTask, finishLongActs } from '@/lib/library/history/finish-long-acts';
import { expectConsistent } from '../support/library-invariants';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

// Small parts, so that few papers take several of them.
vi.mock('@/lib/library/history/part-sizes', () => ({
  PAPERS_OF_PART: 40,
  CHANGES_AT_ONCE: 60,
  UNDONE_OF_PART: 25,
}));

const idOf = (nth: number) => `arxiv:2402.${String(nth).padStart(5, '0')}` as PaperId;
const ids = (count: number) => Array.from({ length: count }, (_, nth) => idOf(nth));

function paperOf(nth: number): Paper {
  const { parser: _, ...paper } = makePaper(idOf(nth).slice(6), { abstract: 'We show.' });
  return { ...paper, id: idOf(nth), aliases: [idOf(nth)], savedAt: 1_000 + nth };
}

/** Papers as one act of the kind, each in the topic. */
function addPapers(db: PapertreeDatabase, count: number, topicId: TopicId): Promise<ActId> {
  const tables = ['papers', 'placements'] as const;
  return write(db, { kind: 'import', madeBy: 'person', tables }, async (act) => {
    await act.putAll(
      'papers',
      Array.from({ length: count }, (_, nth) => paperOf(nth)),
    );
    await act.putAll(
      'placements',
      ids(count).map((id): Placement => ({ ...unplaced(id, 1), topicId, madeBy: 'person' })),
    );
    return act.id;
  });
}

async function openLarge(count: number) {
  const opened = openLibrary();
  const { topicId: agents } = await opened.library.createTopic({ name: 'Agents', parentId: null });
  const { topicId: memory } = await opened.library.createTopic({ name: 'Memory', parentId: null });
  const imported = await addPapers(opened.db, count, agents);
  return { ...opened, agents, memory, imported };
}

/** As if the background were killed before its nth write from now on; what follows finds it started again. */
async function killedAt(db: PapertreeDatabase, nth: number, work: () => Promise<unknown>): Promise<void> {
  let writes = 0;
  db.beforeWrite = async () => {
    if (++writes >= nth) throw new Error('Killed.');
  };
  await expect(work()).rejects.toThrow('Killed.');
  db.beforeWrite = async () => undefined;
}

const placesOf = async (db: PapertreeDatabase) =>
  new Set((await db.placements.toArray()).map(({ topicId }) => topicId));

describe('an act of many papers', () => {
  it('is one act for history and undo, and lets others through', async () => {
    const { db, library, memory } = await openLarge(90);
    const before = await contents(db);
    const moving = library.movePapers({ paperIds: ids(90), topicId: memory });
    const tagging = library.annotatePapers({ paperIds: [idOf(89)], annotation: { addTags: ['late'] } });
    const [{ act }, tagged] = await Promise.all([moving, tagging]);
    const ofMove = await db.changes.where('act').equals(act).primaryKeys();
    const ofTag = await db.changes.where('act').equals(tagged.act).primaryKeys();
    expect(ofMove).toHaveLength(90);
    expect(ofTag[0]).toBeLessThan(ofMove.at(-1) ?? 0);
    expect(await placesOf(db)).toEqual(new Set([memory]));
    const { acts } = await new History(db).read(5);
    expect(
      acts
        .map(({ kind }) => kind)
        .slice(0, 2)
        .sort(),
    ).toEqual(['annotate-paper', 'move-paper']);
    await library.undo({ act });
    await library.undo({ act: tagged.act });
    expect(await contents(db)).toEqual(before);
    expect(await db.longActs.count()).toBe(0);
    await expectConsistent(db);
  });

  it('does nothing where one of the papers is unknown', async () => {
    const { db, library, memory, agents } = await openLarge(90);
    const paperIds = [...ids(90), 'arxiv:2403.00001' as PaperId];
    await expect(library.movePapers({ paperIds, topicId: memory })).rejects.toThrow('unknown-paper');
    expect(await placesOf(db)).toEqual(new Set([agents]));
  });

  it('is taken back whole where it fails half way', async () => {
    const { db, library, memory, agents } = await openLarge(90);
    await killedAt(db, 2, () => library.movePapers({ paperIds: ids(90), topicId: memory }));
    expect(await placesOf(db)).toEqual(new Set([memory, agents]));
    await finishLongActs(db);
    expect(await placesOf(db)).toEqual(new Set([agents]));
    expect(await db.longActs.count()).toBe(0);
    await expectConsistent(db);
  });

  it('goes on where it was cut short', async () => {
    const { db, library, memory } = await openLarge(90);
    const before = await contents(db);
    const act = await cutShort(db, memory);
    await finishLongActs(db);
    expect(await placesOf(db)).toEqual(new Set([memory]));
    expect(await db.changes.where('act').equals(act).count()).toBe(90);
    await library.undo({ act });
    expect(await contents(db)).toEqual(before);
    await expectConsistent(db);
  });

  it('has the background started again for what is left, if it is killed', async () => {
    const { db, context, memory } = await openLarge(90);
    const task = finishingTask(context);
    expect(await task.run(() => undefined)).toBeNull();
    await cutShort(db, memory);
    expect(await task.run(() => undefined)).toBeGreaterThan(Date.now());
    await finishLongActs(db);
    expect(await task.run(() => undefined)).toBeNull();
  });

  it('does not go on with papers that are gone since', async () => {
    const { db, library, memory } = await openLarge(90);
    await cutShort(db, memory);
    await library.deletePapers({ paperIds: [idOf(85)] });
    await finishLongActs(db);
    expect(await placesOf(db)).toEqual(new Set([memory]));
    expect(await db.placements.count()).toBe(89);
    await expectConsistent(db);
  });

  it('takes away and annotates many at once', async () => {
    const { db, library } = await openLarge(90);
    const before = await contents(db);
    const tagged = await library.annotatePapers({ paperIds: ids(90), annotation: { addTags: ['all'] } });
    expect(await db.papers.where('tags').equals('all').count()).toBe(90);
    await library.deletePapers({ paperIds: ids(90) });
    expect(await db.papers.count()).toBe(0);
    await library.undoLast({});
    await library.undo(tagged);
    expect(await contents(db)).toEqual(before);
    await expectConsistent(db);
  });
});

/** A move of all papers of which the first part alone was written, as a kill leaves it. */
async function cutShort(db: PapertreeDatabase, topicId: TopicId): Promise<ActId> {
  const papers = ids(90);
  const tables = ['placements', 'longActs'] as const;
  return write(db, { kind: 'move-paper', madeBy: 'person', tables }, async (part) => {
    const placements = await db.placements.bulkGet(papers.slice(0, 40));
    await part.putAll(
      'placements',
      placements.flatMap((placement) => (placement ? [{ ...placement, topicId, at: part.at }] : [])),
    );
    await db.longActs.put({ act: part.id, does: 'move', topicId, papers });
    return part.id;
  });
}

describe('the undoing of an act of many papers', () => {
  it('takes all of it back, and can be undone', async () => {
    const { db, library, imported, memory } = await openLarge(70);
    await library.movePapers({ paperIds: [idOf(1)], topicId: memory });
    const after = await contents(db);
    await expect(library.undo({ act: imported })).rejects.toThrow('undo-conflict');
    await library.undoLast({});
    await library.undoLast({});
    expect(await db.papers.count()).toBe(0);
    await expectConsistent(db);
    await library.redoLast({});
    await library.redoLast({});
    expect(await contents(db)).toEqual(after);
    await expectConsistent(db);
  });

  it('leaves what a person has built on, where it is told to', async () => {
    const { db, library, imported, memory } = await openLarge(70);
    await library.movePapers({ paperIds: [idOf(1)], topicId: memory });
    await library.undo({ act: imported, skip: true });
    expect(await db.papers.toCollection().primaryKeys()).toEqual([idOf(1)]);
    expect(await placesOf(db)).toEqual(new Set([memory]));
    await expectConsistent(db);
  });

  it.each([2, 3, 4])('goes on where it was cut short before write %i', async (nth) => {
    const { db, library, imported } = await openLarge(70);
    const before = await contents(db);
    await killedAt(db, nth, () => library.undo({ act: imported }));
    await finishLongActs(db);
    expect(await db.papers.count()).toBe(0);
    expect(await db.longActs.count()).toBe(0);
    await expectConsistent(db);
    const undoing = await db.changes.filter(({ undoes }) => undoes === imported).first();
    await library.undo({ act: undoing?.act as ActId });
    expect(await contents(db)).toEqual(before);
  });

  it('lets names pass from one paper to another, whatever their parts', async () => {
    const { db, library, agents } = await openLarge(0);
    await addPapers(db, 70, agents);
    const giveKeys = (key: string, other: string) =>
      write(db, { kind: 'annotate-paper', madeBy: 'program', tables: ['papers'] }, async (act) => {
        const [one, last] = await db.papers.bulkGet([idOf(1), idOf(68)]);
        if (one && last)
          await act.putAll('papers', [
            { ...one, citationKey: key },
            { ...last, citationKey: other },
          ]);
      });
    await giveKeys('curie', 'curiea');
    const before = await contents(db);
    // Two papers change their citation keys with each other. The last paper takes over the name of the first, which goes.
    const tables = ['papers', 'placements'] as const;
    const act = await write(db, { kind: 'import', madeBy: 'person', tables }, async (act) => {
      await act.removeAll('placements', [idOf(0)]);
      await act.removeAll('papers', [idOf(0)]);
      const rest = (await db.papers.toArray()).map((paper, nth, all) => ({
        ...paper,
        title: `${paper.title}, revised`,
        aliases: nth === all.length - 1 ? [...paper.aliases, idOf(0)] : paper.aliases,
        ...(paper.id === idOf(1) && { citationKey: 'curiea' }),
        ...(paper.id === idOf(68) && { citationKey: 'curie' }),
      }));
      await act.putAll('papers', rest);
      await act.putAll(
        'placements',
        (await db.placements.toArray()).map((placement) => ({ ...placement, at: act.at })),
      );
      return act.id;
    });
    const after = await contents(db);
    await library.undo({ act });
    expect(await contents(db)).toEqual(before);
    await library.redoLast({});
    expect(await contents(db)).toEqual(after);
    await expectConsistent(db);
  });

  it('writes no more in one part where many papers exchange citation keys', async () => {
    const { db, library, agents } = await openLarge(0);
    await addPapers(db, 80, agents);
    // The nth paper has the key of the nth pair, or of its opposite.
    const giveKeys = (keyOf: (nth: number) => number) =>
      write(db, { kind: 'annotate-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
        const papers = await db.papers.toArray();
        await act.putAll(
          'papers',
          papers.map((paper, nth) => ({ ...paper, citationKey: `key${keyOf(nth)}` })),
        );
        return act.id;
      });
    await giveKeys((nth) => nth);
    const before = await contents(db);
    const act = await giveKeys((nth) => 79 - nth);
    const published = vi.spyOn(db.feed, 'publish');
    await library.undo({ act });
    const written = published.mock.calls.flatMap(([event]) =>
      event.type === 'act' ? [event.touched.papers.length] : [],
    );
    expect(await contents(db)).toEqual(before);
    expect(written).toEqual([24, 24, 24, 8]);
    await expectConsistent(db);
  });
});
