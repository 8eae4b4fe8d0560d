// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import { readOpenProposals } from '@/lib/db/queries/inbox';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import type { PaperId, ProposalId, TopicId } from '@/lib/domain/ids';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import { lookWhenDue } from '@/lib/library/proposals/look-for-proposals';
import { makePaper } from '../support/make-paper';
import { notifiedPages } from '../support/notified-pages';
import { contents, openLibrary } from '../support/open-library';

const robots = ['grasp robot arm gripper', 'robot arm grasp planning', 'gripper robot grasp contact'];
const songs = ['music melody song audio', 'song melody generation music', 'audio music song melody'];

let saved = 0;

/** A library whose filing proposes what the test says, and files nothing. */
function proposing() {
  const opened = openLibrary();
  const proposals: Proposal[] = [];
  opened.context.filing = { ...opened.context.filing, propose: async () => proposals };
  const { library, db } = opened;
  return {
    ...opened,
    proposals,
    async topic(name: string, parentId: TopicId | null = null) {
      return (await library.createTopic({ name, parentId })).topicId;
    },
    async paper(place?: TopicId) {
      const mark = await library.savePaper({ paper: makePaper(`2401.${10_000 + ++saved}`) });
      const { paperId } = mark as { paperId: PaperId };
      if (place) await library.movePapers({ paperIds: [paperId], topicId: place });
      return paperId;
    },
    papers(count: number, place?: TopicId) {
      return Promise.all(Array.from({ length: count }, () => this.paper(place)));
    },
    /** Filed by the program. */
    async filed(place: TopicId) {
      const paperId = await this.paper();
      await db.placements.update(paperId, { topicId: place });
      return paperId;
    },
    async look() {
      await library.lookForProposals({});
      return (await readOpenProposals(db)).map(({ id }) => id);
    },
  };
}

function newTopic(papers: PaperId[], own: Partial<Proposal & { type: 'new-topic' }> = {}): Proposal {
  return {
    type: 'new-topic',
    name: 'Robots',
    parentId: null,
    papers,
    strength: 0.5,
    words: ['robot'],
    ...own,
  };
}

describe('proposals of the real engine', () => {
  it('a topic that papers in Unsorted agree on is proposed, made, and taken back', async () => {
    const opened = openLibrary();
    const { library, db, filePending } = opened;
    const { topicId } = await library.createTopic({ name: 'Music', parentId: null });
    const save = async (title: string) => {
      const paper = makePaper(`2401.${10_000 + ++saved}`, { title });
      return ((await library.savePaper({ paper })) as { paperId: PaperId }).paperId;
    };
    for (const title of songs) await library.movePapers({ paperIds: [await save(title)], topicId });
    const similar = [];
    for (let round = 0; round < 6; round++) similar.push(await save(`${robots[round % 3]} ${round}`));
    await library.changeSettings({ autonomy: 'ask-always' });
    await filePending();
    await library.lookForProposals({});
    const [row] = await readOpenProposals(db);
    if (row?.proposal.type !== 'new-topic') throw new Error('No new topic was proposed');
    expect(row.proposal.parentId).toBeNull();
    expect(row.proposal.papers.toSorted()).toEqual(similar.toSorted());
    expect(row.proposal.words.length).toBeGreaterThan(0);

    const before = await contents(db);
    const { act, accepted } = await library.acceptProposals({ ids: [row.id] });
    expect(accepted).toEqual([row.id]);
    const made = (await db.topics.toArray()).find(({ id }) => id !== topicId);
    expect(made).toMatchObject({ namedBy: 'program', parentId: null });
    for (const placement of await db.placements.bulkGet(similar))
      expect(placement).toMatchObject({ topicId: made?.id, madeBy: 'program', reason: { agreed: true } });
    await library.undo({ act });
    expect(await contents(db)).toEqual(before);
    expect(await readOpenProposals(db)).toEqual([row]);
  });
});

describe('open proposals', () => {
  it('keep their place while they are still made, and go when they are not', async () => {
    const library = proposing();
    const papers = await library.papers(4);
    library.proposals.push(newTopic(papers));
    const [id] = await library.look();
    const more = await library.paper();
    library.proposals.splice(0, 1, newTopic([...papers, more], { name: 'Grasping robots' }));
    expect(await library.look()).toEqual([id]);
    expect((await library.db.proposals.get(id as ProposalId))?.proposal).toMatchObject({
      name: 'Grasping robots',
    });
    library.proposals.splice(0);
    await library.paper();
    expect(await library.look()).toEqual([]);
  });

  it('stay away once declined, also with a paper more, until they are about others', async () => {
    const library = proposing();
    const papers = await library.papers(4);
    library.proposals.push(newTopic(papers));
    const [id] = await library.look();
    const { act } = await library.library.declineProposals({ ids: [id as ProposalId] });
    library.proposals.splice(0, 1, newTopic([...papers, await library.paper()]));
    expect(await library.look()).toEqual([]);
    library.proposals.splice(0, 1, newTopic([...papers, ...(await library.papers(5))]));
    expect(await library.look()).toHaveLength(1);
    await library.library.undo({ act });
    expect(await library.db.proposals.get(id as ProposalId)).toMatchObject({ state: 'open' });
  });

  it('are looked for only where something has changed', async () => {
    const { library, context, db } = proposing();
    let looks = 0;
    context.filing.propose = async () => {
      looks++;
      return [];
    };
    await library.lookForProposals({});
    expect(looks).toBe(0);
    await library.savePaper({ paper: makePaper('2401.00001') });
    await library.lookForProposals({});
    await library.lookForProposals({});
    expect(looks).toBe(1);
    await library.changeSettings({ granularity: 'fine' });
    await library.lookForProposals({});
    expect(looks).toBe(2);
    expect(await readSetting(db, 'proposalsLook')).toMatchObject({ granularity: 'fine' });
  });

  it('come by themselves when nothing was changed for half a minute', async () => {
    const { library, context, db, proposals, filePending } = proposing();
    await library.savePaper({ paper: makePaper('2401.00001') });
    proposals.push(newTopic([]));
    // What waits to be filed comes first.
    expect(await lookWhenDue(context)).toBeNull();
    await filePending();
    const due = await lookWhenDue(context);
    const last = await db.changes.orderBy(':id').last();
    expect(due).toBe((last?.at ?? 0) + 30_000);
    expect(await readOpenProposals(db)).toEqual([]);
    await db.changes.toCollection().modify((change) => {
      change.at -= 31_000;
    });
    expect(await lookWhenDue(context)).toBeNull();
    expect(await readOpenProposals(db)).toHaveLength(1);
  });

  it('survive a worker that fails, which is not asked again for the same', async () => {
    const { library, context, db } = proposing();
    await library.savePaper({ paper: makePaper('2401.00001') });
    await writeSetting(db, 'proposalsLook', { seq: 0, granularity: 'medium' });
    context.filing.propose = async () => {
      throw new TypeError('defect');
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await library.lookForProposals({});
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
    expect((await readSetting(db, 'proposalsLook'))?.seq).toBeGreaterThan(0);
  });
});

describe('accepting', () => {
  it('several is one act, and one undo', async () => {
    const library = proposing();
    const papers = await library.papers(6);
    library.proposals.push(newTopic(papers.slice(0, 3)), newTopic(papers.slice(3), { name: 'Songs' }));
    const ids = await library.look();
    const before = await contents(library.db);
    const { act, accepted } = await library.library.acceptProposals({ ids });
    expect(accepted.toSorted()).toEqual(ids.toSorted());
    expect((await library.db.topics.toArray()).map(({ name }) => name).sort()).toEqual(['Robots', 'Songs']);
    await library.library.undo({ act });
    expect(await contents(library.db)).toEqual(before);
    expect((await readOpenProposals(library.db)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('splits a topic: its papers go down, pinned ones stay pinned', async () => {
    const library = proposing();
    const agents = await library.topic('Agents');
    const pinned = await library.papers(2, agents);
    const loose = await Promise.all([library.filed(agents), library.filed(agents)]);
    const parts = [
      { name: 'Memory', papers: pinned },
      { name: 'Tools', papers: loose },
    ];
    library.proposals.push({ type: 'split-topic', topicId: agents, parts, strength: 0.6, words: [] });
    await library.library.acceptProposals({ ids: await library.look() });
    const topics = await library.db.topics.where('parentId').equals(agents).toArray();
    expect(topics.map(({ name }) => name).sort()).toEqual(['Memory', 'Tools']);
    for (const placement of await library.db.placements.toArray()) {
      expect(topics.map(({ id }) => id)).toContain(placement.topicId);
      expect(placement.madeBy).toBe(pinned.includes(placement.paperId) ? 'person' : 'program');
    }
  });

  it('groups topics under a new one, and tells pages of the papers below', async () => {
    const library = proposing();
    const [a, b, c] = [await library.topic('A'), await library.topic('B'), await library.topic('C')];
    const paper = await library.paper(a);
    library.proposals.push({
      type: 'group-topics',
      name: 'Letters',
      parentId: null,
      topicIds: [a, b, c],
      strength: 0.5,
      words: [],
    });
    const ids = await library.look();
    // One of them was moved away in between.
    await library.library.moveTopic({ topicId: c, parentId: b });
    const told = notifiedPages(library.db);
    await library.library.acceptProposals({ ids });
    const parentOf = async (id: TopicId) => (await library.db.topics.get(id))?.parentId;
    const letters = (await library.db.topics.toArray()).find(({ name }) => name === 'Letters')?.id;
    expect([await parentOf(a), await parentOf(b), await parentOf(c)]).toEqual([letters, letters, b]);
    await vi.waitFor(() => expect(told).toEqual([paper]));
  });

  it('merges two topics', async () => {
    const library = proposing();
    const [into, from] = [await library.topic('Robots'), await library.topic('Robotics')];
    const papers = await library.papers(2, from);
    library.proposals.push({ type: 'merge-topics', into, from, papers, strength: 0.8, words: [] });
    await library.library.acceptProposals({ ids: await library.look() });
    expect(await library.db.topics.toCollection().primaryKeys()).toEqual([into]);
    expect((await library.db.placements.toArray()).map(({ topicId }) => topicId)).toEqual([into, into]);
  });

  it('does what still holds, and refuses where nothing does', async () => {
    const library = proposing();
    const gone = await library.topic('Gone');
    const locked = await library.topic('Locked');
    const papers = await library.papers(3);
    const kept = await Promise.all([library.filed(locked), library.filed(locked)]);
    library.proposals.push(
      newTopic(papers, { parentId: gone, strength: 0.9 }),
      newTopic(kept, { name: 'Of a locked branch', strength: 0.8 }),
      newTopic([...papers.slice(0, 1), 'arxiv:2402.99999' as PaperId], { name: 'Of one', strength: 0.7 }),
    );
    const ids = await library.look();
    await library.library.deleteTopic({ topicId: gone });
    await library.library.lockTopic({ topicId: locked, locked: true });
    const before = await contents(library.db);
    await expect(library.library.acceptProposals({ ids })).rejects.toMatchObject({
      code: 'proposal-outdated',
    });
    expect(await contents(library.db)).toEqual(before);

    library.proposals.push(newTopic(papers, { name: 'Robots', strength: 0.6 }));
    await library.paper();
    const all = await library.look();
    const { accepted } = await library.library.acceptProposals({ ids: all });
    expect(accepted).toHaveLength(1);
  });
});
