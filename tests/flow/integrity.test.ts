import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { PaperId, Place, RuleId, TopicId } from '@/lib/domain/ids';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import { ruleRequests } from '@/lib/library/rules/requests';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import { makePaper } from '@/tests/support/make-paper';
import { openLibrary } from '@/tests/support/open-library';

const id = 'arxiv:2401.00001' as PaperId;
const gone = '00000000-0000-7000-8000-000000000099' as TopicId;

/** A library with one paper and these topics at the top. */
async function libraryWith<Names extends string[]>(...names: Names) {
  const opened = openLibrary();
  const topics: TopicId[] = [];
  const acts: string[] = [];
  for (const name of names) {
    const made = await opened.library.createTopic({ name, parentId: null });
    topics.push(made.topicId);
    acts.push(made.act);
  }
  await opened.library.savePaper({ paper: makePaper('2401.00001') });
  return {
    ...opened,
    topics: topics as { [Index in keyof Names]: TopicId },
    acts: acts as { [Index in keyof Names]: never },
    place: () => opened.db.placements.get(id),
    parentOf: async (topic: TopicId) => (await opened.db.topics.get(topic))?.parentId,
    async fileByProgram(topicId: Place) {
      await write(
        opened.db,
        { kind: 'file-paper', madeBy: 'program', tables: ['placements'] },
        async (act) => {
          const placement = (await opened.db.placements.get(id)) as Placement;
          await act.put('placements', { ...placement, topicId, confidence: 0.9, at: act.at });
        },
      );
    },
    /** Fails where a backup of the library as it is now could not be read. */
    async readBack() {
      const contents = await readContents(opened.db);
      expect(readLibraryFile(writeLibraryFile(contents, 0))).toMatchObject({ ...contents, unread: [] });
    },
  };
}

describe('an act leaves nothing that names what is gone', () => {
  it('where the making of a topic is undone that a paper belongs to besides', async () => {
    const opened = await libraryWith('A');
    await opened.library.addToTopic({ paperIds: [id], topicId: opened.topics[0] });
    await opened.library.undo({ act: opened.acts[0] });
    expect(await opened.place()).toMatchObject({ topicId: 'unsorted', also: [] });
    await opened.readBack();
  });

  it('where the making of a topic is undone that a rule leads to, and doing it again brings the rule back', async () => {
    const opened = await libraryWith('A');
    const rule = { topicId: opened.topics[0], categories: ['cs.RO'], words: [] };
    await opened.library.createRule({ rule });
    const { act } = await opened.library.undo({ act: opened.acts[0] });
    expect(await opened.db.rules.count()).toBe(0);
    await opened.library.undo({ act });
    expect(await opened.db.rules.toArray()).toMatchObject([rule]);
  });

  it('where all that the program did is undone into a topic that is gone', async () => {
    const opened = await libraryWith('A', 'B');
    await opened.fileByProgram(opened.topics[0]);
    const [last] = await opened.db.changes.reverse().limit(1).toArray();
    await opened.fileByProgram(opened.topics[1]);
    // In the same millisecond, both would be taken back.
    await opened.db.changes.update((last?.seq ?? 0) + 1, { at: (last?.at ?? 0) + 1 });
    await opened.library.deleteTopic({ topicId: opened.topics[0] });
    await opened.library.undoProgram({ since: (last?.at ?? 0) + 1 });
    expect(await opened.place()).toMatchObject({ topicId: 'unsorted' });
    expect(await opened.db.queue.get(['file', id])).toBeDefined();
    await opened.readBack();
  });

  it('where a topic is deleted while a paper is added to it', async () => {
    const opened = await libraryWith('A');
    const topicId = opened.topics[0];
    const deleting = opened.library.deleteTopic({ topicId });
    await Promise.allSettled([opened.library.addToTopic({ paperIds: [id], topicId }), deleting]);
    expect(await opened.place()).toMatchObject({ also: [] });
  });

  it('whatever is written', async () => {
    const opened = await libraryWith('A', 'B');
    const [a, b] = opened.topics;
    const { db } = opened;
    const c = (await opened.library.createTopic({ name: 'C', parentId: b })).topicId;
    await write(db, { kind: 'import', madeBy: 'person', tables: recordedTables }, async (act) => {
      const [topicA, topicC] = await db.topics.bulkGet([a, c]);
      if (!topicA || !topicC) throw new Error('two topics');
      await act.put('topics', { ...topicA, parentId: gone });
      await act.remove('topics', b);
      const placement = {
        ...unplaced(id, act.at),
        topicId: b,
        madeBy: 'person' as const,
        also: [a, a, gone],
      };
      await act.put('placements', placement);
      await act.put('placements', unplaced('arxiv:2401.00002' as PaperId, act.at));
      await act.put('rules', {
        ...{ id: crypto.randomUUID() as RuleId, topicId: gone, position: 0 },
        ...{ categories: [], words: ['robot'] },
      });
    });
    expect([await opened.parentOf(a), await opened.parentOf(c)]).toEqual([null, null]);
    expect(await db.placements.toArray()).toMatchObject([
      { paperId: id, topicId: 'unsorted', madeBy: 'program', also: [a] },
    ]);
    expect(await db.rules.count()).toBe(0);
    await opened.readBack();
  });
});

describe('an act leaves no topic below itself', () => {
  it('where a move is undone from the history that others were built upon', async () => {
    const opened = await libraryWith('A', 'B');
    const [a, b] = opened.topics;
    await opened.library.moveTopic({ topicId: a, parentId: b });
    const { act } = await opened.library.moveTopic({ topicId: a, parentId: null });
    await opened.library.moveTopic({ topicId: b, parentId: a });
    await expect(opened.library.undo({ act })).rejects.toMatchObject({ code: 'undo-conflict', about: 'B' });
    expect([await opened.parentOf(a), await opened.parentOf(b)]).toEqual([null, a]);
  });

  it('whatever is written', async () => {
    const opened = await libraryWith('A', 'B', 'C');
    const { db } = opened;
    await write(db, { kind: 'import', madeBy: 'person', tables: ['topics'] }, async (act) => {
      const topics = await db.topics.bulkGet(opened.topics);
      for (const [index, topic] of topics.entries())
        if (topic) await act.put('topics', { ...topic, parentId: opened.topics[(index + 1) % 3] ?? null });
    });
    await opened.readBack();
  });
});

describe('names and keys stay with one paper', () => {
  it('where a deletion is undone and another paper has a name of it since', async () => {
    const opened = openLibrary();
    const { library, db } = opened;
    const doi = '10.1000/one';
    await library.savePaper({
      paper: makePaper('2401.00001', { identifiers: { arxiv: '2401.00001', doi } }),
    });
    const { act } = await library.deletePapers({ paperIds: [id] });
    await library.savePaper({
      paper: makePaper('2401.00002', { identifiers: { arxiv: '2401.00002', doi } }),
    });
    await library.undo({ act });
    expect((await db.papers.toArray()).map(({ aliases }) => aliases)).toEqual([
      ['arxiv:2401.00001'],
      ['arxiv:2401.00002', `doi:${doi}`],
    ]);
  });

  it('and an undo says so where another paper has become the deleted one', async () => {
    const { library } = openLibrary();
    const doi = '10.1000/one';
    await library.savePaper({ paper: makePaper('2401.00001') });
    const { act } = await library.deletePapers({ paperIds: [id] });
    // Of two titles from the same source the longer one stays.
    const title = 'The other paper, by its whole title';
    await library.savePaper({ paper: makePaper('2401.00009', { identifiers: { doi }, title }) });
    await library.savePaper({
      paper: makePaper('2401.00001', { identifiers: { doi, arxiv: '2401.00001' } }),
    });
    await expect(library.undo({ act })).rejects.toMatchObject({ code: 'undo-conflict', about: title });
  });

  it('where a deletion is undone and another paper has its citation key since', async () => {
    const opened = await libraryWith();
    const { db, library } = opened;
    const give = (key: PaperId) =>
      write(db, { kind: 'update-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
        const paper = await db.papers.get(key);
        if (paper) await act.put('papers', { ...paper, citationKey: 'curie2024' });
      });
    await give(id);
    const { act } = await library.deletePapers({ paperIds: [id] });
    await library.savePaper({ paper: makePaper('2401.00002') });
    await give('arxiv:2401.00002' as PaperId);
    await library.undo({ act });
    expect((await db.papers.toArray()).map(({ citationKey }) => citationKey)).toEqual([
      undefined,
      'curie2024',
    ]);
    await opened.readBack();
  });
});

it('an undo that a changed rule stands in the way of names the rule', async () => {
  const opened = await libraryWith('A');
  const conditions = { categories: ['cs.RO'], words: ['grasp'] };
  const { act, ruleId } = await opened.library.createRule({
    rule: { topicId: opened.topics[0], ...conditions },
  });
  await opened.library.changeRule({ ruleId, categories: ['cs.CV'], words: ['image'] });
  await expect(opened.library.undo({ act })).rejects.toMatchObject({ about: 'cs.CV, image' });
});

it('whatever a request may say of a rule, a backup reads back', async () => {
  const opened = await libraryWith('A');
  const rule = { topicId: opened.topics[0], categories: ['x'.repeat(100)], words: ['y'.repeat(200)] };
  expect(v.is(ruleRequests.createRule.schema, { rule })).toBe(true);
  await opened.library.createRule({ rule });
  await opened.readBack();
});

it('a paper with more tags than anyone counts is in a backup that reads back', async () => {
  const opened = await libraryWith();
  for (let times = 0; times < 6; times++) {
    const addTags = Array.from({ length: 200 }, (_, nth) => `tag ${times} ${nth}`);
    await opened.library.annotatePapers({ paperIds: [id], annotation: { addTags } });
  }
  await opened.readBack();
});

it('leaves a name with the paper that has it, also where one act restores both', async () => {
  const { db, library } = openLibrary();
  await library.savePaper({ paper: makePaper('2401.00001') });
  const doi = 'doi:10.1000/moved' as PaperId;
  const other = 'arxiv:2401.00002' as PaperId;
  const holder = await db.papers.get(id);
  if (!holder) throw new Error('No paper.');
  await write(db, { kind: 'edit-paper', madeBy: 'person', tables: ['papers'] }, (act) =>
    act.put('papers', { ...holder, aliases: [id, doi] }),
  );
  await write(db, { kind: 'undo', madeBy: 'person', tables: recordedTables }, (act) =>
    act.restoreAll([
      { table: 'papers', key: other, after: { ...holder, id: other, aliases: [other, doi] }, undoes: [] },
      { table: 'papers', key: id, after: { ...holder, aliases: [id, doi], title: 'As it was' }, undoes: [] },
    ]),
  );
  expect((await db.papers.get(id))?.aliases).toEqual([id, doi]);
  expect((await db.papers.get(other))?.aliases).toEqual([other]);
});
