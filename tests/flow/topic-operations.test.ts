// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';
import type { PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

const robots = ['grasp robot arm gripper', 'robot arm grasp planning', 'gripper robot grasp contact'];
const songs = ['music melody song audio', 'song melody generation music', 'audio music song melody'];

let saved = 0;

function library() {
  const opened = openLibrary();
  const { library, db } = opened;
  return {
    ...opened,
    topic: async (name: string, parentId: TopicId | null = null) =>
      (await library.createTopic({ name, parentId })).topicId,
    async save(title: string, place?: TopicId) {
      const paper = makePaper(`2401.${10_000 + ++saved}`, { title });
      const { paperId } = (await library.savePaper({ paper })) as { paperId: PaperId };
      if (place) await library.movePapers({ paperIds: [paperId], topicId: place });
      return paperId;
    },
    placeOf: async (id: PaperId) => (await db.placements.get(id))?.topicId,
  };
}

/** Writes the library as a file and reads that again. */
async function readAgain(db: PapertreeDatabase): Promise<void> {
  expect(readLibraryFile(writeLibraryFile(await readContents(db), 0)).unread).toEqual([]);
}

describe('merging', () => {
  it('takes papers, sub-topics, further places and rules along, and is one undo', async () => {
    const { library: ask, db, topic, save } = library();
    const [into, from, other] = [await topic('Robots'), await topic('Robotics'), await topic('Other')];
    const child = await topic('Hands', from);
    const [pinned, loose, also, both] = [
      await save('one', from),
      await save('two'),
      await save('three', other),
      await save('four', into),
    ];
    await write(db, { kind: 'file-paper', madeBy: 'program', tables: ['placements'] }, async (act) => {
      const placed = [{ topicId: from, confidence: 0.8 }, { also: [from] }, { also: [from] }];
      for (const [index, placement] of (await db.placements.bulkGet([loose, also, both])).entries())
        if (placement) await act.put('placements', { ...placement, ...placed[index] });
    });
    const { ruleId } = await ask.createRule({ rule: { topicId: from, categories: [], words: ['zebra'] } });
    const before = await contents(db);
    const { act } = await ask.mergeTopics({ from, into });
    expect(await db.topics.get(from)).toBeUndefined();
    expect((await db.topics.get(child))?.parentId).toBe(into);
    expect(await db.placements.get(pinned)).toMatchObject({ topicId: into, madeBy: 'person' });
    expect(await db.placements.get(loose)).toMatchObject({ topicId: into, madeBy: 'program' });
    expect((await db.placements.get(also))?.also).toEqual([into]);
    expect((await db.placements.get(both))?.also).toEqual([]);
    expect((await db.rules.get(ruleId))?.topicId).toBe(into);
    await ask.undo({ act });
    expect(await contents(db)).toEqual(before);
  });

  it('goes up and sideways, never into itself or below', async () => {
    const { library: ask, topic } = library();
    const robots = await topic('Robots');
    const hands = await topic('Hands', robots);
    for (const into of [robots, hands])
      await expect(ask.mergeTopics({ from: robots, into })).rejects.toMatchObject({ code: 'topic-cycle' });
    await ask.mergeTopics({ from: hands, into: robots });
  });
});

describe('a topic that goes', () => {
  it('leaves a library whose backup can be read, where its papers belong to the parent already', async () => {
    const { library: ask, db, topic, save } = library();
    const parent = await topic('Robots');
    const child = await topic('Hands', parent);
    const paper = await save('one', child);
    await ask.addToTopic({ paperIds: [paper], topicId: parent });
    const { act } = await ask.deleteTopic({ topicId: child });
    expect(await db.placements.get(paper)).toMatchObject({ topicId: parent, also: [], madeBy: 'person' });
    await readAgain(db);
    await ask.undo({ act });
    expect(await db.placements.get(paper)).toMatchObject({ topicId: child, also: [parent] });
  });

  it('is no longer named by papers that belong to it besides, when its making is undone', async () => {
    const { library: ask, db, topic, save } = library();
    const robots = await topic('Robots');
    const paper = await save('one', robots);
    const { act, topicId } = await ask.createTopic({ name: 'Hands', parentId: null });
    await ask.addToTopic({ paperIds: [paper], topicId });
    const { act: undoing } = await ask.undo({ act });
    expect(await db.placements.get(paper)).toMatchObject({ topicId: robots, also: [], madeBy: 'person' });
    await readAgain(db);
    await ask.undo({ act: undoing });
    expect(await db.placements.get(paper)).toMatchObject({ topicId: robots, also: [topicId] });
  });
});

describe('splitting', () => {
  it('shows parts, makes them, and takes them back', async () => {
    const { library: ask, db, topic, save, placeOf } = library();
    const mixed = await topic('Mixed');
    const papers = { robots: [] as PaperId[], songs: [] as PaperId[] };
    for (let round = 0; round < 4; round++) {
      papers.robots.push(await save(`${robots[round % 3]} ${round}`, mixed));
      papers.songs.push(await save(`${songs[round % 3]} ${round}`, mixed));
    }
    const before = await contents(db);
    const topics = await ask.proposeSplit({ topicId: mixed });
    expect(await contents(db)).toEqual(before);
    const { act } = await ask.splitTopic({ topicId: mixed, topics });
    const below = await db.topics.where('parentId').equals(mixed).primaryKeys();
    expect(below.length).toBeGreaterThanOrEqual(2);
    const robotTopics = new Set(await Promise.all(papers.robots.map(placeOf)));
    for (const song of papers.songs) expect(robotTopics).not.toContain(await placeOf(song));
    expect(await db.placements.filter(({ madeBy }) => madeBy === 'program').count()).toBe(0);
    await ask.undo({ act });
    expect(await contents(db)).toEqual(before);
  });

  it('leaves papers alone that were moved since', async () => {
    const { library: ask, topic, save, placeOf } = library();
    const [mixed, other] = [await topic('Mixed'), await topic('Other')];
    const [stays, moved] = [await save('one', mixed), await save('two', mixed)];
    await ask.movePapers({ paperIds: [moved], topicId: other });
    await ask.splitTopic({
      topicId: mixed,
      topics: [{ name: 'Part', parent: null, papers: [stays, moved] }],
    });
    expect(await placeOf(moved)).toBe(other);
    expect(await placeOf(stays)).not.toBe(mixed);
  });

  it('says so where there is nothing to split', async () => {
    const { library: ask, topic, save, context } = library();
    const small = await topic('Small');
    await save('one', small);
    await expect(ask.proposeSplit({ topicId: small })).rejects.toMatchObject({ code: 'too-few-papers' });
    for (let more = 0; more < 6; more++) await save('same words', small);
    context.filing.build = async (papers) => [{ name: 'All', parent: null, papers }];
    await expect(ask.proposeSplit({ topicId: small })).rejects.toMatchObject({ code: 'no-parts' });
  });
});

/** Two topics with three papers each, and a new paper of the first that is filed. */
async function filing() {
  const opened = library();
  const [robotics, music] = [await opened.topic('Robot grasping'), await opened.topic('Music')];
  for (const title of robots) await opened.save(title, robotics);
  for (const title of songs) await opened.save(title, music);
  return { ...opened, robotics, music };
}

describe('"not here"', () => {
  it('is remembered, and the paper filed elsewhere or asked about', async () => {
    const { library: ask, db, save, filePending, robotics } = await filing();
    const paper = await save('robot grasp with a gripper arm');
    await filePending();
    expect((await db.placements.get(paper))?.topicId).toBe(robotics);
    const before = await contents(db);
    const { act } = await ask.rejectPlaces({ paperIds: [paper] });
    await filePending();
    const placement = await db.placements.get(paper);
    expect(placement?.topicId).not.toBe(robotics);
    expect(placement?.rejected).toEqual([robotics]);
    expect(placement?.ranked.map(({ topicId }) => topicId)).not.toContain(robotics);
    await ask.undo({ act });
    await filePending();
    expect((await db.placements.get(paper))?.topicId).toBe(robotics);
    expect((await contents(db)).papers).toEqual(before.papers);
  });

  it('leaves alone what a person placed', async () => {
    const { library: ask, db, music } = await filing();
    const pinned = await db.placements
      .where('[topicId+at]')
      .between([music, 0], [music, Infinity])
      .primaryKeys();
    await ask.rejectPlaces({ paperIds: pinned });
    expect((await db.placements.bulkGet(pinned)).every((placement) => placement?.topicId === music)).toBe(
      true,
    );
  });
});

describe('a locked branch', () => {
  it('is neither entered nor left by filing, as long as it is locked', async () => {
    const { library: ask, db, save, filePending, robotics, music } = await filing();
    const inside = await save('music melody song');
    await filePending();
    expect((await db.placements.get(inside))?.topicId).toBe(music);
    const hands = (await ask.createTopic({ name: 'Hands', parentId: robotics })).topicId;
    await ask.lockTopic({ topicId: music, locked: true });
    const { act } = await ask.lockTopic({ topicId: robotics, locked: true });
    await ask.refilePapers({});
    const outside = await save('robot grasp with a gripper arm');
    await filePending();
    expect((await db.placements.get(inside))?.topicId).toBe(music);
    expect((await db.placements.get(outside))?.topicId).toBe('unsorted');
    await ask.undo({ act });
    await ask.refilePapers({});
    await filePending();
    expect([robotics, hands]).toContain((await db.placements.get(outside))?.topicId);
  });
});

describe('autonomy', () => {
  it('"ask always" puts every paper before the person, with its best branches', async () => {
    const { library: ask, db, save, filePending, robotics } = await filing();
    const early = await save('robot arm grasp');
    await filePending();
    await ask.changeSettings({ autonomy: 'ask-always' });
    const late = await save('robot grasp with a gripper arm');
    await ask.refilePapers({});
    await filePending();
    expect(await db.placements.get(late)).toMatchObject({
      topicId: 'unsorted',
      ranked: [{ topicId: robotics }, {}],
    });
    // What was filed before the person said so is not thrown back.
    expect((await db.placements.get(early))?.topicId).toBe(robotics);
    const papers = [makePaper('2402.00001', { title: 'robot grasp' })];
    expect((await ask.suggest({ papers }))[0]).toMatchObject({ topicId: 'unsorted', path: [] });
  });
});
