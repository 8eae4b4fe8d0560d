// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import { jobsOf, jobsWaiting } from '@/lib/db/jobs/queue';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import type { FilingRequests, ProposedPlacement } from '@/lib/filing-worker/filing-calls';
import { idleFiling } from '../support/idle-filing';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

const attention = makePaper('1706.03762', { title: 'Attention Is All You Need' });
const attentionId = 'arxiv:1706.03762' as PaperId;

describe('saving', () => {
  it('puts a paper in Unsorted and queues its filing', async () => {
    const { library, db } = openLibrary();
    const mark = await library.savePaper({ paper: attention });
    expect(mark).toMatchObject({ state: 'filing', paperId: attentionId });
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId: 'unsorted', madeBy: 'program' });
    expect(await jobsWaiting(db, 'file')).toBe(1);
  });

  it('saves once what is saved twice, also at the same moment', async () => {
    const { library, db } = openLibrary();
    await Promise.all([1, 2, 3].map(() => library.savePaper({ paper: attention })));
    await library.savePaper({ paper: attention });
    expect(await db.papers.count()).toBe(1);
    expect(await db.changes.filter(({ table }) => table === 'papers').count()).toBe(1);
  });

  it('knows a paper by every name, and learns new ones', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: attention });
    const both = { arxiv: '1706.03762', doi: '10.5555/3295222' };
    await library.savePaper({ paper: { ...attention, identifiers: both } });
    const byDoi = await library.savePaper({ paper: { ...attention, identifiers: { doi: both.doi } } });
    expect(byDoi).toMatchObject({ paperId: attentionId });
    expect(await db.papers.toArray()).toMatchObject([{ aliases: [attentionId, 'doi:10.5555/3295222'] }]);
  });

  it('keeps what it has where a page knows less, and takes what a newer version says', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: { ...attention, abstract: 'The dominant…', version: 5 } });
    await library.savePaper({ paper: { ...attention, title: 'attention', abstract: '' } });
    expect(await db.papers.get(attentionId)).toMatchObject({
      title: attention.title,
      abstract: 'The dominant…',
    });
    await library.savePaper({ paper: { ...attention, title: 'Attention, Revised', version: 7 } });
    expect(await db.papers.get(attentionId)).toMatchObject({
      title: 'Attention, Revised',
      abstract: 'The dominant…',
    });
  });

  it('gives two papers of one title two records', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: attention });
    await library.savePaper({ paper: makePaper('2401.00001', { title: attention.title }) });
    expect(await db.papers.count()).toBe(2);
  });
});

describe('filing', () => {
  it('places papers where the worker says, with the reason, and clears the queue', async () => {
    const { library, db, filePending, context } = openLibrary();
    const { topicId } = await library.createTopic({ name: 'Attention', parentId: null });
    for (const id of ['2401.00001', '2401.00002', '2401.00003']) {
      await library.savePaper({ paper: makePaper(id, { title: `Attention in transformers ${id}` }) });
    }
    await library.movePapers({ paperIds: ['arxiv:2401.00001' as PaperId], topicId });
    context.filing = placingIn(topicId);
    expect(await filePending()).toBeNull();
    expect(await jobsWaiting(db, 'file')).toBe(0);
    const placement = await db.placements.get('arxiv:2401.00002' as PaperId);
    expect(placement).toMatchObject({
      topicId,
      madeBy: 'program',
      confidence: 0.9,
      reason: { words: ['attention'] },
    });
  });

  it('never moves what a person placed, also when everything is placed again', async () => {
    const { library, db, filePending, context } = openLibrary();
    const kept = await library.createTopic({ name: 'Mine', parentId: null });
    const other = await library.createTopic({ name: 'Other', parentId: null });
    await library.savePaper({ paper: attention });
    await library.savePaper({ paper: makePaper('2401.00001') });
    await library.movePapers({ paperIds: [attentionId], topicId: kept.topicId });
    context.filing = placingIn(other.topicId);
    await library.refilePapers({});
    await filePending();
    expect((await db.placements.get(attentionId))?.topicId).toBe(kept.topicId);
    expect((await db.placements.get('arxiv:2401.00001' as PaperId))?.topicId).toBe(other.topicId);
  });

  it('waits and tries again when the worker fails, and loses nothing', async () => {
    const { library, db, filePending, context } = openLibrary();
    await library.savePaper({ paper: attention });
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    context.filing = { ...placingIn('unsorted'), place: () => Promise.reject(new Error('out of memory')) };
    const next = await filePending();
    expect(next).toBeGreaterThan(Date.now());
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
    expect(await jobsOf(db, 'file')).toMatchObject([{ attempts: 1, lastError: 'out of memory' }]);
    expect(await db.placements.count()).toBe(1);
  });

  it('keeps the job of a paper whose topic went while the worker thought', async () => {
    const { library, db, context, filePending } = openLibrary();
    const { topicId } = await library.createTopic({ name: 'Short-lived', parentId: null });
    await library.savePaper({ paper: attention });
    let rounds = 0;
    context.filing = {
      ...placingIn(topicId),
      place: async (papers) => {
        if (rounds++ === 0) await library.deleteTopic({ topicId });
        return placingIn(rounds === 1 ? topicId : 'unsorted').place(papers);
      },
    };
    await filePending();
    expect(rounds).toBe(2);
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId: 'unsorted' });
  });
});

describe('moving', () => {
  it('pins, and remembers where the program was wrong', async () => {
    const { library, db, context, filePending } = openLibrary();
    const wrong = await library.createTopic({ name: 'Wrong', parentId: null });
    const right = await library.createTopic({ name: 'Right', parentId: null });
    await library.savePaper({ paper: attention });
    context.filing = placingIn(wrong.topicId);
    await filePending();
    await library.movePapers({ paperIds: [attentionId], topicId: right.topicId });
    const placement = await db.placements.get(attentionId);
    expect(placement).toMatchObject({ topicId: right.topicId, madeBy: 'person', rejected: [wrong.topicId] });
  });

  it('refuses unknown papers and topics, and then changes nothing', async () => {
    const { library, db } = openLibrary();
    await library.savePaper({ paper: attention });
    const before = await contents(db);
    const nowhere = crypto.randomUUID() as TopicId;
    await expect(library.movePapers({ paperIds: [attentionId], topicId: nowhere })).rejects.toMatchObject({
      code: 'unknown-topic',
    });
    const both = [attentionId, 'arxiv:9999.99999' as PaperId];
    await expect(library.movePapers({ paperIds: both, topicId: 'unsorted' })).rejects.toMatchObject({
      code: 'unknown-paper',
    });
    expect(await contents(db)).toEqual(before);
  });
});

describe('shaping the tree', () => {
  it('refuses a topic below itself', async () => {
    const { library } = openLibrary();
    const top = await library.createTopic({ name: 'Top', parentId: null });
    const below = await library.createTopic({ name: 'Below', parentId: top.topicId });
    await expect(library.moveTopic({ topicId: top.topicId, parentId: below.topicId })).rejects.toMatchObject({
      code: 'topic-cycle',
    });
    await expect(library.moveTopic({ topicId: top.topicId, parentId: top.topicId })).rejects.toMatchObject({
      code: 'topic-cycle',
    });
  });

  it.each(['', ' \n\t ', 'x'.repeat(201)])('refuses the name %j', async (name) => {
    const { library } = openLibrary();
    await expect(library.createTopic({ name, parentId: null })).rejects.toMatchObject({
      code: 'invalid-name',
    });
  });

  it('sends papers and sub-topics up when a topic is deleted', async () => {
    const { library, db } = openLibrary();
    const top = await library.createTopic({ name: 'Top', parentId: null });
    const middle = await library.createTopic({ name: 'Middle', parentId: top.topicId });
    const leaf = await library.createTopic({ name: 'Leaf', parentId: middle.topicId });
    await library.savePaper({ paper: attention });
    await library.movePapers({ paperIds: [attentionId], topicId: middle.topicId });
    await library.deleteTopic({ topicId: middle.topicId });
    expect(await db.topics.get(leaf.topicId)).toMatchObject({ parentId: top.topicId });
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId: top.topicId, madeBy: 'person' });
    await library.deleteTopic({ topicId: top.topicId });
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId: 'unsorted', madeBy: 'program' });
  });
});

describe('the first tree', () => {
  it('is refused for too few papers', async () => {
    const { library } = openLibrary();
    await library.savePaper({ paper: attention });
    await expect(library.proposeTree({})).rejects.toMatchObject({ code: 'too-few-papers' });
  });

  it('is created as one act and taken back as one, with what was filed there since', async () => {
    const { library, db, context, filePending } = openLibrary();
    const ids = Array.from({ length: 12 }, (_, index) => `2401.000${10 + index}`);
    for (const id of ids) await library.savePaper({ paper: makePaper(id) });
    const before = await contents(db);
    const papers = ids.map((id) => `arxiv:${id}` as PaperId);
    const { act } = await library.createTree({
      topics: [
        { name: 'Agents', parent: null, papers: [] },
        { name: 'Memory', parent: 0, papers: papers.slice(0, 6) },
        { name: 'Vision', parent: null, papers: papers.slice(6, 11) },
      ],
    });
    const vision = (await db.topics.toArray()).find(({ name }) => name === 'Vision');
    expect(
      await db.placements.where('[topicId+at]').between([vision?.id, 0], [vision?.id, Infinity]).count(),
    ).toBe(5);
    await library.savePaper({ paper: attention });
    context.filing = placingIn(vision?.id as TopicId);
    await filePending();
    await library.undo({ act });
    const after = await contents(db);
    expect(after.topics).toEqual([]);
    const ofTree = new Set<PaperId>(papers.slice(0, 11));
    const within = ({ placements }: typeof after) => placements.filter(({ paperId }) => ofTree.has(paperId));
    expect(within(after)).toEqual(within(before));
    expect(new Set(after.placements.map(({ topicId }) => topicId))).toEqual(new Set(['unsorted']));
    // Nobody has decided about them now.
    const waiting = (await jobsOf(db, 'file')).map(({ subject }) => subject);
    expect(new Set(waiting)).toEqual(new Set([attentionId, ...papers]));
  });
});

describe('undo', () => {
  it('takes a save back with the filing that followed, and can itself be undone', async () => {
    const { library, db, context, filePending } = openLibrary();
    const { topicId } = await library.createTopic({ name: 'Attention', parentId: null });
    const empty = await contents(db);
    const { act } = (await library.savePaper({ paper: attention })) as { act: ActId };
    context.filing = placingIn(topicId);
    await filePending();
    const undone = await library.undo({ act });
    expect(await contents(db)).toEqual(empty);
    expect(await jobsWaiting(db, 'file')).toBe(0);
    await library.undo({ act: undone.act });
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId });
    expect(await db.papers.count()).toBe(1);
  });

  it('does not trample on what a person did since', async () => {
    const { library, db } = openLibrary();
    const { topicId, act } = await library.createTopic({ name: 'Attention', parentId: null });
    await library.savePaper({ paper: attention });
    const move = await library.movePapers({ paperIds: [attentionId], topicId });
    const before = await contents(db);
    await expect(library.undo({ act })).rejects.toMatchObject({
      code: 'undo-papers-there',
      about: attention.title,
    });
    expect(await contents(db)).toEqual(before);
    await library.undo(move);
    await library.undo({ act });
    expect(await db.topics.count()).toBe(0);
  });

  it('gives back a deleted topic with its papers, and a deleted paper with its place', async () => {
    const { library, db } = openLibrary();
    const { topicId } = await library.createTopic({ name: 'Attention', parentId: null });
    await library.savePaper({ paper: attention });
    await library.movePapers({ paperIds: [attentionId], topicId });
    const before = await contents(db);
    const deletedTopic = await library.deleteTopic({ topicId });
    const deletedPaper = await library.deletePapers({ paperIds: [attentionId] });
    await library.undo(deletedPaper);
    await library.undo(deletedTopic);
    expect(await contents(db)).toEqual(before);
  });

  it('says so where there is nothing to undo', async () => {
    const { library } = openLibrary();
    await expect(library.undo({ act: crypto.randomUUID() as ActId })).rejects.toMatchObject({
      code: 'nothing-to-undo',
    });
  });
});

describe('marks', () => {
  it('tell pages the state of a paper by any of its names', async () => {
    const { library, context, filePending } = openLibrary();
    const doi = 'doi:10.5555/3295222' as PaperId;
    const agents = await library.createTopic({ name: 'Agents', parentId: null });
    const memory = await library.createTopic({ name: 'Memory', parentId: agents.topicId });
    expect(await library.lookUp({ papers: [[attentionId]] })).toEqual([{ state: 'unsaved' }]);
    await library.savePaper({
      paper: { ...attention, identifiers: { arxiv: '1706.03762', doi: '10.5555/3295222' } },
    });
    context.filing = placingIn(memory.topicId);
    await filePending();
    const [mark, unknown] = await library.lookUp({ papers: [[doi], ['arxiv:2401.00001' as PaperId]] });
    expect(mark).toMatchObject({ state: 'filed', path: ['Agents', 'Memory'], needsPerson: false });
    expect(unknown).toEqual({ state: 'unsaved' });
  });

  it('ask for a person where the engine was unsure', async () => {
    const { library, context, filePending } = openLibrary();
    await library.createTopic({ name: 'Agents', parentId: null });
    await library.savePaper({ paper: attention });
    context.filing = placingIn('unsorted');
    await filePending();
    expect(await library.lookUp({ papers: [[attentionId]] })).toMatchObject([
      { path: [], needsPerson: true },
    ]);
  });
});

/** A worker that files everything in one place. */
function placingIn(topicId: Placement['topicId']): FilingRequests {
  return {
    ...idleFiling,
    suggest: async (papers) =>
      papers.map(() => ({
        path: [],
        topicId,
        confidence: 0.9,
        choices: { topics: [], newTopic: null },
        outlierRank: null,
      })),
    place: async (papers) =>
      papers.map(
        (paperId): ProposedPlacement => ({
          paperId,
          topicId,
          confidence: 0.9,
          reason: { nearest: [], words: ['attention'] },
          ranked: [],
        }),
      ),
  };
}

describe('filing', () => {
  it.each<[string, (opened: ReturnType<typeof openLibrary>, topicId: TopicId) => Promise<unknown>]>([
    ['locked', ({ library }, topicId) => library.lockTopic({ topicId, locked: true })],
    ['rejected', ({ db }, topicId) => db.placements.update(attentionId, { rejected: [topicId] })],
  ])('asks a person where the topic was %s while the worker was at work', async (_, refuse) => {
    const opened = openLibrary();
    const { library, db, context, filePending } = opened;
    const { topicId } = await library.createTopic({ name: 'Agents', parentId: null });
    await library.savePaper({ paper: attention });
    await refuse(opened, topicId);
    context.filing = placingIn(topicId);
    await filePending();
    expect(await db.placements.get(attentionId)).toMatchObject({ topicId: 'unsorted', confidence: 0.9 });
    expect(await jobsWaiting(db, 'file')).toBe(0);
  });
});
