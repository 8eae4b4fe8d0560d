import { describe, expect, it } from 'vitest';
import type { PaperId, RuleId, TopicId } from '@/lib/domain/ids';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { makePaper } from '../support/make-paper';
import { contents, openLibrary } from '../support/open-library';

let saved = 0;

async function grasping() {
  const opened = openLibrary();
  const { library, db } = opened;
  const { topicId: robots } = await library.createTopic({ name: 'Robots', parentId: null });
  const { topicId: music } = await library.createTopic({ name: 'Music', parentId: null });
  const save = async (title: string, own: Partial<CapturedPaper> = {}) => {
    const paper = makePaper(`2401.${10_000 + ++saved}`, { title, categories: ['cs.RO'], ...own });
    return ((await library.savePaper({ paper })) as { paperId: PaperId }).paperId;
  };
  return {
    ...opened,
    robots,
    music,
    save,
    placement: async (id: PaperId) => db.placements.get(id),
    /** "cs.RO with grasp goes to Robots". */
    rule: { topicId: robots, categories: ['cs.RO'], words: ['grasp'] },
  };
}

describe('a rule', () => {
  it('files every paper that fits, in any form of its words, and says that it did', async () => {
    const { library, filePending, save, placement, rule, robots } = await grasping();
    const { ruleId } = await library.createRule({ rule });
    const [fits, wrongClass, wrongWords] = [
      await save('Grasping with a song'),
      await save('Grasping at straws', { categories: ['cs.CL'] }),
      await save('Walking'),
    ];
    await filePending();
    expect(await placement(fits)).toMatchObject({
      topicId: robots,
      madeBy: 'program',
      confidence: 1,
      reason: { rule: ruleId },
    });
    for (const other of [wrongClass, wrongWords])
      expect((await placement(other))?.reason?.rule).toBeUndefined();
  });

  it('speaks for suggestions, too', async () => {
    const { library, rule, robots } = await grasping();
    const paper = makePaper('2402.00001', { title: 'How to grasp a song', categories: ['cs.RO'] });
    await library.createRule({ rule });
    expect(await library.suggest({ papers: [paper] })).toEqual([
      expect.objectContaining({ path: ['Robots'], topicId: robots, confidence: 1 }),
    ]);
  });

  it('is followed under every autonomy, since it is the person who spoke', async () => {
    const { library, filePending, save, placement, rule, robots } = await grasping();
    await library.createRule({ rule });
    await library.changeSettings({ autonomy: 'ask-always' });
    const paper = await save('To grasp');
    await filePending();
    expect((await placement(paper))?.topicId).toBe(robots);
  });

  it('moves what is there and not pinned, as its preview says, and takes that back with it', async () => {
    const { library, db, save, rule, robots, music } = await grasping();
    const [loose, pinned, there, rejected] = [
      await save('Grasp one'),
      await save('Grasp two'),
      await save('Grasp three'),
      await save('Grasp four'),
    ];
    await library.movePapers({ paperIds: [pinned], topicId: music });
    await library.movePapers({ paperIds: [there], topicId: robots });
    await db.placements.update(rejected, { rejected: [robots] });
    const before = await contents(db);
    const preview = await library.previewRule({ rule, ruleId: null });
    expect(preview.fits.toSorted()).toEqual([loose, pinned, there, rejected].toSorted());
    expect(preview.moves).toEqual([loose]);
    expect(await contents(db)).toEqual(before);

    const { act, moved } = await library.createRule({ rule });
    expect(moved).toBe(1);
    expect((await db.placements.get(loose))?.topicId).toBe(robots);
    expect((await db.placements.get(pinned))?.topicId).toBe(music);
    await library.undo({ act });
    expect(await contents(db)).toEqual(before);
    expect(await db.rules.count()).toBe(0);
  });

  it('neither fills nor empties a locked branch', async () => {
    const { library, db, save, rule, robots, music, filePending } = await grasping();
    const [inside, outside] = [await save('Grasp in'), await save('Grasp out')];
    await db.placements.update(inside, { topicId: music });
    await library.lockTopic({ topicId: music, locked: true });
    expect((await library.previewRule({ rule, ruleId: null })).moves).toEqual([outside]);
    await library.lockTopic({ topicId: robots, locked: true });
    await library.createRule({ rule });
    await filePending();
    expect((await db.placements.get(inside))?.topicId).toBe(music);
    expect((await db.placements.get(outside))?.topicId).not.toBe(robots);
  });
});

describe('several rules', () => {
  it('are followed in their order, which can be changed', async () => {
    const { library, db, save, rule, music, robots } = await grasping();
    const paper = await save('Grasp a song');
    const first = await library.createRule({ rule });
    const second = await library.createRule({ rule: { topicId: music, categories: [], words: ['song'] } });
    expect(second.moved).toBe(0);
    expect((await db.placements.get(paper))?.topicId).toBe(robots);
    const { act } = await library.orderRules({ ruleIds: [second.ruleId, first.ruleId] });
    expect((await db.placements.get(paper))?.topicId).toBe(music);
    await library.undo({ act });
    expect((await db.placements.get(paper))?.topicId).toBe(robots);
  });

  it('are changed and deleted; what they filed stays', async () => {
    const { library, db, save, rule, robots } = await grasping();
    const [grasp, walk] = [await save('Grasp'), await save('Walking robots')];
    const { ruleId } = await library.createRule({ rule });
    expect((await library.changeRule({ ruleId, categories: [], words: ['walk'] })).moved).toBe(1);
    await library.deleteRule({ ruleId });
    expect(await db.rules.count()).toBe(0);
    for (const paper of [grasp, walk]) expect((await db.placements.get(paper))?.topicId).toBe(robots);
    await expect(library.deleteRule({ ruleId })).rejects.toMatchObject({ code: 'unknown-rule' });
  });

  it('need something to go by, and a topic', async () => {
    const { library, rule } = await grasping();
    const empty = { ...rule, categories: [' '], words: [] };
    await expect(library.createRule({ rule: empty })).rejects.toMatchObject({ code: 'empty-rule' });
    const nowhere = { ...rule, topicId: '018f0000-0000-7000-8000-000000000000' as TopicId };
    await expect(library.createRule({ rule: nowhere })).rejects.toMatchObject({ code: 'unknown-topic' });
    await expect(
      library.orderRules({ ruleIds: ['018f0000-0000-7000-8000-000000000000' as RuleId] }),
    ).rejects.toMatchObject({ code: 'unknown-rule' });
  });

  it('go with their topic, and come back with it', async () => {
    const { library, db, rule, robots } = await grasping();
    const { ruleId } = await library.createRule({ rule });
    const { act } = await library.deleteTopic({ topicId: robots });
    expect(await db.rules.count()).toBe(0);
    await library.undo({ act });
    expect(await db.rules.get(ruleId)).toMatchObject(rule);
  });
});
