// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';
import { jobsWaiting } from '@/lib/db/jobs/queue';
import { lastToRedo, lastToUndo } from '@/lib/db/log/last-act';
import { History } from '@/lib/db/log/read-history';
import { write } from '@/lib/db/log/write';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { bySiblingOrder, type Topic } from '@/lib/domain/topics/topic';
import { idleFiling } from '../support/idle-filing';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

type Opened = ReturnType<typeof openLibrary>;

async function createTopics({ library }: Opened, ...names: string[]): Promise<TopicId[]> {
  const ids: TopicId[] = [];
  for (const name of names) ids.push((await library.createTopic({ name, parentId: null })).topicId);
  return ids;
}

async function order({ db }: Opened): Promise<string> {
  const topics = await db.topics.toArray();
  return topics
    .filter(({ parentId }) => parentId === null)
    .sort(bySiblingOrder)
    .map(({ name }) => name)
    .join(' ');
}

async function save({ library }: Opened, ...arxiv: string[]): Promise<PaperId[]> {
  for (const id of arxiv) await library.savePaper({ paper: makePaper(id) });
  return arxiv.map((id) => `arxiv:${id}` as PaperId);
}

describe('the order of siblings', () => {
  it('is what a person makes of it, and a move writes one record', async () => {
    const opened = openLibrary();
    const [a, b, c] = (await createTopics(opened, 'A', 'B', 'C')) as [TopicId, TopicId, TopicId];
    const { act } = await opened.library.moveTopic({ topicId: c, parentId: null, before: b });
    expect(await order(opened)).toBe('A C B');
    expect(await opened.db.changes.where('act').equals(act).count()).toBe(1);
    await opened.library.moveTopic({ topicId: b, parentId: null, before: a });
    expect(await order(opened)).toBe('B A C');
    await opened.library.moveTopic({ topicId: b, parentId: null });
    expect(await order(opened)).toBe('A C B');
    await opened.library.undo({ act: (await lastToUndo(opened.db))?.act as never });
    expect(await order(opened)).toBe('B A C');
  });

  it('survives clashing positions and a hundred moves into the same gap', async () => {
    const opened = openLibrary();
    const [a, b, c] = (await createTopics(opened, 'A', 'B', 'C')) as [TopicId, TopicId, TopicId];
    await opened.db.topics.toCollection().modify({ position: 7 });
    await opened.library.moveTopic({ topicId: c, parentId: null, before: a });
    const [first, second] = [a, b].sort();
    await opened.library.moveTopic({ topicId: second as TopicId, parentId: null, before: first as TopicId });
    for (let times = 0; times < 100; times++) {
      const [left, right] = times % 2 ? [a, b] : [b, a];
      await opened.library.moveTopic({ topicId: left, parentId: null, before: c });
      await opened.library.moveTopic({ topicId: right, parentId: null, before: c });
      expect(await order(opened)).toBe(times % 2 ? 'A B C' : 'B A C');
    }
  });

  it('begins with the pinned ones, and colours come and go', async () => {
    const opened = openLibrary();
    const [, b, c] = (await createTopics(opened, 'A', 'B', 'C')) as [TopicId, TopicId, TopicId];
    await opened.library.pinTopic({ topicId: c, isPinned: true });
    expect(await order(opened)).toBe('C A B');
    await opened.library.moveTopic({ topicId: b, parentId: null, before: c });
    expect(await order(opened)).toBe('C B A');
    await opened.library.colourTopic({ topicId: b, colour: 'teal' });
    expect(await opened.db.topics.get(b)).toMatchObject({ colour: 'teal' });
    await opened.library.colourTopic({ topicId: b, colour: null });
    await opened.library.pinTopic({ topicId: c, isPinned: false });
    for (const topic of await opened.db.topics.toArray()) {
      expect(topic).not.toHaveProperty('colour');
      expect(topic).not.toHaveProperty('pinned');
    }
  });
});

describe('what a person writes of papers', () => {
  it('is kept beside the paper, and goes where it is emptied', async () => {
    const opened = openLibrary();
    const paperIds = await save(opened, '2401.00001', '2401.00002');
    await opened.db.queue.clear();
    const annotate = (annotation: PaperAnnotation) => opened.library.annotatePapers({ paperIds, annotation });
    const before = await contents(opened.db);
    await annotate({
      reading: 'reading',
      favourite: true,
      notes: '# Mine',
      addTags: [' #to  cite', 'To cite', 'b'],
    });
    for (const paper of await opened.db.papers.toArray())
      expect(paper).toMatchObject({
        reading: 'reading',
        favourite: true,
        notes: '# Mine',
        tags: ['to cite', 'b'],
      });
    expect(await jobsWaiting(opened.db, 'file')).toBe(0);
    await annotate({ reading: null, favourite: false, notes: ' ', removeTags: ['TO CITE', 'b'] });
    expect(await contents(opened.db)).toEqual(before);
  });

  it('refuses what is too long, and then changes nothing', async () => {
    const opened = openLibrary();
    const paperIds = await save(opened, '2401.00001');
    const before = await contents(opened.db);
    for (const [annotation, code] of [
      [{ notes: 'x'.repeat(100_001) }, 'notes-too-long'],
      [{ addTags: ['# '] }, 'invalid-tag'],
      [{ addTags: ['x'.repeat(61)] }, 'invalid-tag'],
    ] satisfies [PaperAnnotation, string][])
      await expect(opened.library.annotatePapers({ paperIds, annotation })).rejects.toMatchObject({ code });
    expect(await contents(opened.db)).toEqual(before);
  });

  it('lets a paper belong to further topics, never twice to one', async () => {
    const opened = openLibrary();
    const [agents, memory] = (await createTopics(opened, 'Agents', 'Memory')) as [TopicId, TopicId];
    const paperIds = await save(opened, '2401.00001');
    const [id] = paperIds as [PaperId];
    await opened.library.movePapers({ paperIds, topicId: agents });
    for (const topicId of [memory, memory, agents]) await opened.library.addToTopic({ paperIds, topicId });
    expect((await opened.db.placements.get(id))?.also).toEqual([memory]);
    await opened.library.removeFromTopic({ paperIds, topicId: memory });
    expect(await opened.db.placements.get(id)).toMatchObject({
      also: [],
      rejected: [memory],
      topicId: agents,
    });
    await opened.library.addToTopic({ paperIds, topicId: memory });
    expect(await opened.db.placements.get(id)).toMatchObject({ also: [memory], rejected: [] });
  });
});

describe('undo and redo by the log', () => {
  it('go back and forth through what a person did, whatever the program did between', async () => {
    const opened = openLibrary();
    const [topicId] = (await createTopics(opened, 'A')) as [TopicId];
    await opened.library.renameTopic({ topicId, name: 'B' });
    await save(opened, '2401.00001');
    await opened.filePending();
    await opened.library.renameTopic({ topicId, name: 'C' });
    const name = async () => (await opened.db.topics.get(topicId))?.name;

    await opened.library.undoLast({});
    expect(await name()).toBe('B');
    await opened.library.undoLast({});
    expect(await opened.db.papers.count()).toBe(0);
    await opened.library.undoLast({});
    expect(await name()).toBe('A');
    await opened.library.redoLast({});
    expect(await name()).toBe('B');
    await opened.library.redoLast({});
    expect(await opened.db.papers.count()).toBe(1);
    await opened.library.redoLast({});
    expect(await name()).toBe('C');
    await expect(opened.library.redoLast({})).rejects.toMatchObject({ code: 'nothing-to-redo' });
    for (let times = 0; times < 4; times++) await opened.library.undoLast({});
    expect(await opened.db.topics.count()).toBe(0);
    await expect(opened.library.undoLast({})).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('take back two acts where the keys are pressed twice at once', async () => {
    const opened = openLibrary();
    await createTopics(opened, 'A', 'B', 'C');
    await Promise.all([opened.library.undoLast({}), opened.library.undoLast({})]);
    expect(await order(opened)).toBe('A');
    await Promise.all([opened.library.redoLast({}), opened.library.redoLast({})]);
    expect(await order(opened)).toBe('A B C');
  });

  it('offer nothing to redo once something else was done', async () => {
    const opened = openLibrary();
    const [topicId] = (await createTopics(opened, 'A')) as [TopicId];
    await opened.library.renameTopic({ topicId, name: 'B' });
    await opened.library.undoLast({});
    expect(await lastToRedo(opened.db)).not.toBeNull();
    await opened.library.pinTopic({ topicId, isPinned: true });
    expect(await lastToRedo(opened.db)).toBeNull();
  });

  it('say what stands in the way', async () => {
    const opened = openLibrary();
    const rename = async (topicId: TopicId, name: string) => opened.library.renameTopic({ topicId, name });
    const { topicId, act } = await opened.library.createTopic({ name: 'A', parentId: null });
    await rename(topicId, 'B');
    await expect(opened.library.undo({ act })).rejects.toMatchObject({ code: 'undo-conflict', about: 'B' });
    await opened.library.undoLast({});
    const below = await opened.library.createTopic({ name: 'Below', parentId: topicId });
    await expect(opened.library.undo({ act })).rejects.toMatchObject({
      code: 'undo-topics-below',
      about: 'Below',
    });
    await opened.library.undo(below);
    const paperIds = await save(opened, '2401.00001');
    await opened.library.movePapers({ paperIds, topicId });
    await expect(opened.library.undo({ act })).rejects.toMatchObject({ code: 'undo-papers-there' });
  });
});

describe('taking back all that the program did', () => {
  it('is one act, spares what a person did since, and can itself be undone', async () => {
    const opened = openLibrary();
    const [memory, vision] = (await createTopics(opened, 'Memory', 'Vision')) as [TopicId, TopicId];
    const [one, two, three] = (await save(opened, '2401.00001', '2401.00002', '2401.00003')) as [
      PaperId,
      PaperId,
      PaperId,
    ];
    opened.context.filing = {
      ...idleFiling,
      place: async (ids) =>
        ids.map((paperId) => ({
          paperId,
          topicId: memory,
          also: [],
          confidence: 0.9,
          reason: null,
          ranked: [],
        })),
    };
    await opened.filePending();
    const since = (await new History(opened.db).read(1)).acts[0]?.at ?? 0;
    await opened.library.movePapers({ paperIds: [two], topicId: vision });
    const before = await contents(opened.db);
    const { act } = await opened.library.undoProgram({ since });
    const place = async (id: PaperId) => (await opened.db.placements.get(id))?.topicId;
    expect([await place(one), await place(two), await place(three)]).toEqual([
      'unsorted',
      vision,
      'unsorted',
    ]);
    await opened.library.undo({ act });
    expect(await contents(opened.db)).toEqual(before);
  });

  it('says so where nothing of the program stands', async () => {
    const opened = openLibrary();
    await createTopics(opened, 'A');
    await expect(opened.library.undoProgram({ since: 0 })).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });
});

describe('the history', () => {
  it('is read from the last act back, each with what it wrote', async () => {
    const opened = openLibrary();
    await createTopics(opened, ...Array.from({ length: 7 }, (_, nth) => `Topic ${nth}`));
    await save(opened, '2401.00001');
    const history = new History(opened.db);
    const page = await history.read(5);
    expect(page.acts.map(({ kind }) => kind)).toEqual(['save-paper', ...Array(4).fill('create-topic')]);
    expect(page.acts[0]).toMatchObject({ records: { papers: 1, placements: 1 }, title: 'Paper 2401.00001' });
    expect(page.isWhole).toBe(false);
    const all = await history.read(50);
    expect(all).toMatchObject({ acts: { length: 8 }, isWhole: true });
    expect(all.acts.at(-1)?.first.after).toMatchObject({ name: 'Topic 0' });
  });

  it('tells of a long act once, and of those between its parts', async () => {
    const opened = openLibrary();
    const topic = (name: string) => ({
      id: name,
      parentId: null,
      name,
      position: 0,
      locked: false,
      namedBy: 'person',
    });
    const put = (names: string[], continued?: ActId) =>
      write(
        opened.db,
        { kind: 'create-topic', madeBy: 'person', tables: ['topics'] },
        async (act) => {
          for (const name of names) await act.put('topics', topic(name) as unknown as Topic);
          return act.id;
        },
        { of: continued },
      );
    const long = await put(['a', 'b']);
    const between = await put(['c']);
    await put(['d', 'e'], long);
    const last = await put(['f']);
    const { acts } = await new History(opened.db).read(10);
    expect(acts.map(({ act, changes }) => [act, changes])).toEqual([
      [last, 1],
      [long, 4],
      [between, 1],
    ]);
  });

  it('tells what was taken back, and what was done again', async () => {
    const opened = openLibrary();
    const { act } = await opened.library.createTopic({ name: 'A', parentId: null });
    const history = new History(opened.db);
    const undo = await opened.library.undo({ act });
    const undone = await history.read(50);
    expect([...undone.undone]).toEqual([act]);
    expect(undone.undoings.get(undo.act)).toMatchObject({ of: { act }, isRedo: false });
    const redo = await opened.library.undo({ act: undo.act });
    const redone = await history.read(50);
    expect([...redone.undone]).toEqual([undo.act]);
    expect(redone.undoings.get(redo.act)).toMatchObject({ of: { act }, isRedo: true });
  });
});
