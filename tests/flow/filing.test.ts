// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { describe, expect, it, vi } from 'vitest';
import { readSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { asksPerson, type Placement } from '@/lib/domain/placements/placement';
import { createFiling } from '@/lib/filing-worker/answer-filing-calls';
import { prepareModel } from '@/lib/library/filing/change-model';
import { makePaper } from '../support/make-paper';
import { modelsOf, openLibrary } from '../support/open-library';

const robots = ['grasp robot arm gripper', 'robot arm grasp planning', 'gripper robot grasp contact'];
const songs = ['music melody song audio', 'song melody generation music', 'audio music song melody'];

/** A library with two topics, three papers placed by hand in each. */
async function twoTopics() {
  const opened = openLibrary();
  const { library } = opened;
  const topics: TopicId[] = [];
  for (const [name, titles] of [
    ['Robot grasping', robots],
    ['Music', songs],
  ] as const) {
    const { topicId } = await library.createTopic({ name, parentId: null });
    topics.push(topicId);
    for (const title of titles) await library.movePapers({ paperIds: [await save(opened, title)], topicId });
  }
  return { ...opened, robotics: topics[0] as TopicId, music: topics[1] as TopicId };
}

let saved = 0;
async function save(
  { library }: Pick<ReturnType<typeof openLibrary>, 'library'>,
  title: string,
): Promise<PaperId> {
  const mark = await library.savePaper({ paper: makePaper(`2401.${10_000 + ++saved}`, { title }) });
  return (mark as { paperId: PaperId }).paperId;
}

describe('cancelled filing', () => {
  it('leaves what waits in Unsorted with a person, files what is saved later, and begins again when undone', async () => {
    const opened = await twoTopics();
    const { db, library, robotics } = opened;
    await opened.filePending();
    const [one, two] = [await save(opened, 'robot grasp with an arm'), await save(opened, 'a gripper arm')];
    await library.pauseFiling({ isPaused: true });
    const { act, papers } = await library.cancelFiling({});
    expect(papers).toBe(2);
    const later = await save(opened, 'robot gripper grasp');
    await opened.filePending();
    const placeOf = async (id: PaperId) => (await db.placements.get(id))?.topicId;
    expect(await Promise.all([one, two, later].map(placeOf))).toEqual(['unsorted', 'unsorted', robotics]);
    expect(await db.queue.where('kind').equals('file').count()).toBe(0);
    expect(asksPerson((await db.placements.get(one)) as Placement)).toBe(true);

    await library.undo({ act: act as ActId });
    await opened.filePending();
    expect(await Promise.all([one, two].map(placeOf))).toEqual([robotics, robotics]);
  });

  it('holds also for papers that the engine is placing at that moment', async () => {
    const opened = await twoTopics();
    const { db, context, library, robotics } = opened;
    await opened.filePending();
    const paper = await save(opened, 'robot grasp with an arm');
    const { place } = context.filing;
    context.filing.place = async (ids) => {
      const placed = await place.call(context.filing, ids);
      await library.cancelFiling({});
      return placed;
    };
    await opened.filePending();
    expect((await db.placements.get(paper))?.topicId).not.toBe(robotics);
  });

  it('has nothing to undo where only papers waited that are filed already', async () => {
    const opened = await twoTopics();
    await opened.filePending();
    await save(opened, 'robot grasp with an arm');
    await opened.filePending();
    await opened.library.refilePapers({});
    expect(await opened.library.cancelFiling({})).toEqual({ act: null, papers: 0 });
    expect(await opened.db.queue.where('kind').equals('file').count()).toBe(0);
  });
});

describe('the filing worker', () => {
  it('files a new paper beside its kin, and says why', async () => {
    const opened = await twoTopics();
    const paper = await save(opened, 'robot grasp with a gripper arm');
    await opened.filePending();
    const placement = await opened.db.placements.get(paper);
    expect(placement?.topicId).toBe(opened.robotics);
    expect(placement?.confidence).toBeGreaterThan(0.3);
    expect(placement?.reason?.nearest.length).toBeGreaterThan(0);
    expect(placement?.ranked[0]?.topicId).toBe(opened.robotics);
  });

  it('suggests for papers that are not saved, in order, and writes nothing', async () => {
    const { library, db, robotics, music } = await twoTopics();
    const papers = [
      makePaper('2402.00001', { title: songs[0] as string }),
      makePaper('2402.00002', { title: robots[0] as string }),
    ];
    const suggestions = await library.suggest({ papers });
    expect(suggestions.map((suggestion) => suggestion?.topicId)).toEqual([music, robotics]);
    expect(suggestions[0]?.path).toEqual(['Music']);
    expect(await db.papers.count()).toBe(6);
  });

  it('sees a rename, a move and a deletion at the next question', async () => {
    const { library, robotics, music } = await twoTopics();
    const papers = [makePaper('2402.00001', { title: songs[0] as string })];
    await library.suggest({ papers });
    await library.renameTopic({ topicId: music, name: 'Sound' });
    await library.moveTopic({ topicId: music, parentId: robotics });
    expect((await library.suggest({ papers }))[0]?.path).toEqual(['Robot grasping', 'Sound']);
    await library.deleteTopic({ topicId: music });
    expect((await library.suggest({ papers }))[0]?.topicId).not.toBe(music);
  });

  it('answers the same after a restart, and embeds nothing twice', async () => {
    const { library, db, embedder } = await twoTopics();
    const papers = [...robots, ...songs].map((title, index) =>
      makePaper(`2403.${10_000 + index}`, { title: `${title} new` }),
    );
    const before = await library.suggest({ papers });
    embedder.texts.length = 0;
    const restarted = createFiling(db, modelsOf(embedder));
    expect(await restarted.suggest(papers)).toEqual(before);
    expect(embedder.texts.filter((text) => [...robots, ...songs].includes(text))).toEqual([]);
  });

  it('starts from its snapshot and reads only what was written since', async () => {
    const opened = await twoTopics();
    const { db, library, embedder, robotics } = opened;
    const papers = [makePaper('2402.00002', { title: robots[0] as string })];
    await library.suggest({ papers });
    await expect.poll(() => db.snapshots.get('engine'), { timeout: 10_000 }).toBeDefined();
    await save(opened, 'a paper that the snapshot does not know');
    embedder.texts.length = 0;
    const restarted = createFiling(db, modelsOf(embedder));
    expect((await restarted.suggest(papers))[0]?.topicId).toBe(robotics);
    expect(embedder.texts).toEqual(['a paper that the snapshot does not know', robots[0]]);
  });

  it('embeds everything again for another revision of the model, and then deletes the old vectors', async () => {
    const { db, library, embedder } = await twoTopics();
    await library.suggest({ papers: [] });
    await expect.poll(() => db.snapshots.get('engine'), { timeout: 10_000 }).toBeDefined();
    const vectors = (model: string) => db.embeddings.where('model').equals(model).count();
    const [kept] = await db.embeddings.toArray();
    if (kept) await db.embeddings.put({ ...kept, model: 'chosen once@1' });
    const revised = { ...embedder, model: { ...embedder.model, revision: '2' } };
    await createFiling(db, modelsOf(revised)).suggest([]);
    expect([await vectors('fake@1'), await vectors('fake@2')]).toEqual([6, 6]);
    await expect.poll(() => vectors('fake@1'), { timeout: 10_000 }).toBe(0);
    expect([await vectors('fake@2'), await vectors('chosen once@1')]).toEqual([6, 1]);
  });

  it('files every other paper where the text of one cannot be embedded, and that one once it can', async () => {
    const logged = [
      vi.spyOn(console, 'error').mockReturnValue(),
      vi.spyOn(console, 'warn').mockReturnValue(),
    ];
    const { db, library, embedder, filePending } = openLibrary();
    for (let nth = 0; nth < 20; nth++)
      await library.savePaper({ paper: makePaper(`2401.000${10 + nth}`, { title: `Paper ${nth}` }) });
    const { embed } = embedder;
    embedder.embed = async (texts, ...rest) => {
      if (texts.some((text) => text.includes('Paper 7'))) throw new TypeError('This text is not liked.');
      return embed.call(embedder, texts, ...rest);
    };
    // Nor does a topic's name.
    await library.createTopic({ name: 'Like Paper 7', parentId: null });
    await filePending();
    const waiting = async () => (await db.queue.toArray()).filter(({ kind }) => kind === 'file');
    expect(await waiting()).toMatchObject([
      { subject: 'arxiv:2401.00017', lastError: expect.stringContaining('not liked') },
    ]);
    embedder.embed = embed;
    await db.queue.toCollection().modify({ dueAt: 0 });
    await filePending();
    expect(await waiting()).toEqual([]);
    for (const each of logged) each.mockRestore();
  });

  it('comes back after the model could not be loaded', async () => {
    const { db, embedder } = await twoTopics();
    let attempts = 0;
    const load = async () => {
      if (attempts++ === 0) throw new Error('no such file');
      return embedder;
    };
    const filing = createFiling(db, { ...modelsOf(embedder), load });
    await expect(filing.suggest([makePaper('2402.00001')])).rejects.toThrow('no such file');
    await expect(filing.suggest([makePaper('2402.00001')])).resolves.toHaveLength(1);
  });

  it('changes the model when every paper has a vector of the new one, and not before', async () => {
    const { db, library, context, embedder } = await twoTopics();
    const larger = { ...embedder, model: { ...embedder.model, id: 'larger' } };
    context.filing = createFiling(db, {
      ...modelsOf(embedder),
      load: async (model) => (model ? larger : embedder),
    });
    const papers = [makePaper('2402.00001', { title: songs[0] as string })];
    const before = await context.filing.suggest(papers);
    await library.chooseModel({ id: 'larger' });
    expect(await readSetting(db, 'model')).toBeNull();
    expect(await prepareModel(context)).toBe(false);
    expect(await readSetting(db, 'comingModel')).toBeNull();
    expect(await readSetting(db, 'model')).toMatchObject({ id: 'larger' });
    expect(await db.embeddings.where('model').equals('larger@1').count()).toBe(6);
    expect(await context.filing.suggest(papers)).toEqual(before);
    await library.chooseModel({ id: null });
    expect(await context.filing.suggest(papers)).toEqual(before);
  });

  it('stays with the model in use when the chosen one cannot be had, and says why', async () => {
    const { db, library, context, embedder } = await twoTopics();
    const load = async (model: unknown) => {
      if (model) throw new ExpectedError('model-unavailable');
      return embedder;
    };
    context.filing = createFiling(db, { ...modelsOf(embedder), load });
    await library.chooseModel({ id: 'gone' });
    expect(await prepareModel(context)).toBe(false);
    expect(await readSetting(db, 'comingModel')).toMatchObject({ problem: 'model-unavailable' });
    expect(await context.filing.suggest([makePaper('2402.00001')])).toHaveLength(1);
  });

  it('makes a first tree of similar papers', async () => {
    const opened = openLibrary();
    const papers: Record<'robots' | 'songs', PaperId[]> = { robots: [], songs: [] };
    for (let round = 0; round < 7; round++) {
      papers.robots.push(await save(opened, `${robots[round % 3]} ${round}`));
      papers.songs.push(await save(opened, `${songs[round % 3]} ${round}`));
    }
    const planned = await opened.library.proposeTree({});
    const topicOf = (paper: PaperId) => planned.findIndex(({ papers }) => papers.includes(paper));
    const robotTopics = new Set(papers.robots.map(topicOf));
    const songTopics = new Set(papers.songs.map(topicOf));
    expect([...robotTopics].filter((topic) => topic >= 0 && songTopics.has(topic))).toEqual([]);
    expect(planned.every(({ papers }) => papers.length !== 1)).toBe(true);
  });
});
