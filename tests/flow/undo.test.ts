// Before anything that reads the database.
import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { asksPerson } from '@/lib/domain/placements/placement';
import { expectConsistent, sorted } from '@/tests/support/library-invariants';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';
import { causeOf, perform, step } from '@/tests/support/random-use';

const id = 'arxiv:2401.00001' as PaperId;
const other = 'arxiv:2401.00002' as PaperId;

/** A library with two papers and these topics at the top. */
async function libraryWith(...names: string[]) {
  const opened = openLibrary();
  for (const arxiv of ['2401.00001', '2401.00002'])
    await opened.library.savePaper({ paper: makePaper(arxiv) });
  const topics: { topicId: TopicId; act: ActId }[] = [];
  for (const name of names) topics.push(await opened.library.createTopic({ name, parentId: null }));
  const place = async (paper: PaperId) => (await opened.db.placements.get(paper))?.topicId;
  return { ...opened, topics: topics as [(typeof topics)[0], ...typeof topics], place };
}

/** Undoes as long as there is anything; how often. */
async function undoAll({ library }: Pick<ReturnType<typeof openLibrary>, 'library'>): Promise<number> {
  for (let times = 0; ; times++) {
    const failure = await library.undoLast({}).then(() => null, causeOf);
    if (failure instanceof ExpectedError && failure.code === 'nothing-to-undo') return times;
    if (failure) throw failure;
  }
}

it('whatever was done, all of it can be undone to the start and done again', async () => {
  const histories = fc.array(step, { minLength: 25, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const opened = openLibrary();
      for (const each of history) await perform(opened, each);
      const end = sorted(await readContents(opened.db));
      const undone = await undoAll(opened);
      expect(Object.values(await readContents(opened.db)).flat()).toEqual([]);
      for (let times = 0; times < undone; times++) await opened.library.redoLast({});
      expect(sorted(await readContents(opened.db))).toEqual(end);
      await expectConsistent(opened.db);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

it('all can be undone where an older act was undone out of order, and brought a paper back under another id', async () => {
  const { library, db } = openLibrary();
  const identifiers = { arxiv: '2401.00007', doi: '10.1000/x0' };
  await library.savePaper({ paper: makePaper('2401.00007', { identifiers }) });
  const first = await library.deletePapers({ paperIds: ['arxiv:2401.00007' as PaperId] });
  const byDoi = { ...makePaper('2401.00007'), identifiers: { doi: '10.1000/x0' } };
  await library.savePaper({ paper: byDoi });
  await library.deletePapers({ paperIds: ['doi:10.1000/x0' as PaperId] });
  await library.undo({ act: first.act });
  const end = sorted(await readContents(db));
  const undone = await undoAll({ library });
  expect(undone).toBe(3);
  expect(await db.papers.count()).toBe(0);
  for (let times = 0; times < undone; times++) await library.redoLast({});
  expect(sorted(await readContents(db))).toEqual(end);
  await expectConsistent(db);
});

describe('an undo', () => {
  it('restores the fields that the act changed, and keeps what was said of others since', async () => {
    const { library, db } = await libraryWith();
    const paperIds = [id];
    const { act } = await library.annotatePapers({
      paperIds,
      annotation: { reading: 'read', notes: 'first', addTags: ['a', 'b'] },
    });
    await library.annotatePapers({ paperIds, annotation: { notes: 'second', addTags: ['c'] } });
    const undoing = await library.undo({ act });
    expect(await db.papers.get(id)).toMatchObject({ notes: 'second', tags: ['c'] });
    expect(await db.papers.get(id)).not.toHaveProperty('reading');
    await library.undo(undoing);
    expect(await db.papers.get(id)).toMatchObject({
      notes: 'second',
      tags: ['a', 'b', 'c'],
      reading: 'read',
    });
  });

  it('of a later word brings back the one before it that is not undone', async () => {
    const { library, db, topics } = await libraryWith('A');
    const [{ topicId }] = topics;
    const rename = async (name: string) => library.renameTopic({ topicId, name });
    await rename('B');
    const { act } = await library.colourTopic({ topicId, colour: 'red' });
    await rename('C');
    await library.undo({ act });
    await library.undoLast({});
    expect(await db.topics.get(topicId)).toMatchObject({ name: 'B' });
    await library.undoLast({});
    expect(await db.topics.get(topicId)).toMatchObject({ name: 'A' });
  });

  it('is not stopped by what the program did, or repaired, since', async () => {
    const { library, db, topics } = await libraryWith('T');
    const [{ topicId }] = topics;
    await write(db, { kind: 'file-paper', madeBy: 'program', tables: ['placements'] }, async (act) => {
      const placement = await db.placements.get(id);
      if (placement) await act.put('placements', { ...placement, topicId, confidence: 0.9, at: act.at });
    });
    for (let times = 0; times < 3; times++) await library.undoLast({});
    expect(await db.papers.count()).toBe(0);
    for (let times = 0; times < 3; times++) await library.redoLast({});
    expect(await db.placements.get(id)).toMatchObject({ topicId, confidence: 0.9 });
  });

  it('names what stands in its way, and can leave that as it is', async () => {
    const { library, db, topics, place } = await libraryWith('A', 'B');
    const [a, b] = topics.map(({ topicId }) => topicId) as [TopicId, TopicId];
    const both = { papers: [makePaper('2401.00003'), makePaper('2401.00004')] };
    const filed = await library.fileOnPage({ ...both, destinations: [{ topicId: a }, { topicId: a }] });
    const act = filed.act as ActId;
    await library.annotatePapers({
      paperIds: ['arxiv:2401.00003' as PaperId],
      annotation: { notes: 'Worth it.' },
    });
    await expect(library.undo({ act })).rejects.toMatchObject({
      code: 'undo-conflict',
      about: 'Paper 2401.00003',
      hasRest: true,
    });
    expect(await db.papers.count()).toBe(4);
    const undoing = await library.undo({ act, skip: true });
    expect(await db.papers.toCollection().primaryKeys()).toEqual([id, other, 'arxiv:2401.00003']);
    expect(await place('arxiv:2401.00003' as PaperId)).toBe(a);
    await expect(library.undo({ act })).rejects.toMatchObject({ code: 'undo-conflict', hasRest: false });
    await library.undo(undoing);
    expect(await db.papers.count()).toBe(4);
    expect(await place('arxiv:2401.00004' as PaperId)).toBe(a);
    const { act: renaming } = await library.renameTopic({ topicId: b, name: 'C' });
    await library.renameTopic({ topicId: b, name: 'D' });
    await expect(library.undo({ act: renaming, skip: true })).rejects.toMatchObject({
      code: 'undo-conflict',
      about: 'D',
      hasRest: false,
    });
  });

  it('takes along later what stood in its way, once that is undone', async () => {
    const { library, db } = openLibrary();
    const filed = await library.fileOnPage({
      papers: [makePaper('2401.00001')],
      destinations: [{ newTopic: 'A', parentId: null }],
    });
    const [topicId] = await db.topics.toCollection().primaryKeys();
    await library.renameTopic({ topicId: topicId as TopicId, name: 'B' });
    await library.undo({ act: filed.act as ActId, skip: true });
    expect(await db.topics.count()).toBe(1);
    expect(await db.papers.count()).toBe(0);
    const undone = await undoAll({ library });
    expect(Object.values(await readContents(db)).flat()).toEqual([]);
    for (let times = 0; times < undone; times++) await library.redoLast({});
    expect((await db.topics.toArray()).map(({ name }) => name)).toEqual(['B']);
    await expectConsistent(db);
  });

  it('of an act whose undoing was undone in part takes back the rest of it', async () => {
    const { library, db } = openLibrary();
    for (const arxiv of ['2401.00001', '2401.00002']) await library.savePaper({ paper: makePaper(arxiv) });
    const deleted = await library.deletePapers({ paperIds: [id, other] });
    const undone = await library.undo({ act: deleted.act });
    await library.annotatePapers({ paperIds: [id], annotation: { notes: 'mine' } });
    await library.undo({ act: undone.act, skip: true });
    expect(await db.papers.toCollection().primaryKeys()).toEqual([id]);
    await library.undoLast({});
    await library.undoLast({});
    expect(await db.papers.toCollection().primaryKeys()).toEqual([id, other]);
    expect(await undoAll({ library })).toBe(2);
    for (let times = 0; times < 4; times++) await library.redoLast({});
    expect(await db.papers.toArray()).toMatchObject([{ id, notes: 'mine' }]);
    await expectConsistent(db);
  });

  it('of what was done while a long act ran comes before that act', async () => {
    const { library, db } = await libraryWith();
    const put = (key: PaperId, notes: string, continued?: ActId) =>
      write(
        db,
        { kind: 'import', madeBy: 'person', tables: ['papers'] },
        async (act) => {
          const paper = await db.papers.get(key);
          if (paper) await act.put('papers', { ...paper, notes });
          return act.id;
        },
        { of: continued },
      );
    const long = await put(id, 'imported');
    await library.annotatePapers({ paperIds: [id], annotation: { reading: 'read' } });
    await put(other, 'imported', long);
    await library.undoLast({});
    expect(await db.papers.get(id)).not.toHaveProperty('reading');
    await library.undoLast({});
    expect((await db.papers.toArray()).map(({ notes }) => notes)).toEqual([undefined, undefined]);
  });
});

describe('nobody is in limbo', () => {
  it('where a top topic of pinned papers is deleted', async () => {
    const { library, db, topics, filePending } = await libraryWith('T', 'U');
    const [{ topicId }] = topics;
    await filePending();
    await library.movePapers({ paperIds: [id], topicId });
    await library.deleteTopic({ topicId });
    await expectConsistent(db);
    await filePending();
    const placement = await db.placements.get(id);
    expect(placement && (asksPerson(placement) || placement.topicId !== 'unsorted')).toBe(true);
  });

  it('where a person takes back what the program filed: the person is asked', async () => {
    const { library, db, topics } = await libraryWith('T');
    const [{ topicId }] = topics;
    const filing = await write(
      db,
      { kind: 'file-paper', madeBy: 'program', tables: ['placements'] },
      async (act) => {
        const placement = await db.placements.get(id);
        if (placement) await act.put('placements', { ...placement, topicId, confidence: 0.9 });
        await act.endFiling([id]);
        return act.id;
      },
    );
    await library.undo({ act: filing });
    const placement = await db.placements.get(id);
    expect(placement && asksPerson(placement)).toBe(true);
    expect(await db.queue.get(['file', id])).toBeUndefined();
  });

  it('where a person takes back what that person said: the program files again', async () => {
    const { library, db, topics, filePending } = await libraryWith();
    await filePending();
    const { topicId } = await library.createTopic({ name: 'T', parentId: null });
    const pinned = await library.movePapers({ paperIds: [id], topicId });
    await library.deleteTopic({ topicId });
    await filePending();
    await library.undoLast({});
    await library.undo(pinned);
    await expectConsistent(db);
    expect(topics).toEqual([]);
  });
});
