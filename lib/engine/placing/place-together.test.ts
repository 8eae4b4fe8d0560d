import { describe, expect, it } from 'vitest';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { createEngine } from '@/lib/engine/engine';
import type { FiledPaper } from '@/lib/engine/inputs-and-results';

const paper = (id: string, vector: number[], title = id): FiledPaper => ({
  id: id as PaperId,
  vector: Float32Array.from(vector),
  title,
  abstract: '',
  categories: [],
  keywords: [],
});

function withTwoTopics() {
  const engine = createEngine({ dimensions: 3 });
  const file = (of: FiledPaper, topicId: Place, madeBy: 'person' | 'program' = 'person') =>
    engine.apply({ type: 'filed', paper: of, topicId, also: [], madeBy, rejected: [] });
  for (const [position, id] of ['robots', 'language'].entries())
    engine.apply({
      type: 'topic',
      topic: {
        id: id as TopicId,
        parentId: null,
        name: id,
        namedBy: 'person',
        locked: false,
        position,
      },
      nameVector: null,
    });
  file(paper('r1', [1, 0, 0.1], 'Robot grasping'), 'robots' as TopicId);
  file(paper('l1', [0, 1, 0.1], 'Language models'), 'language' as TopicId);
  return { engine, file };
}

describe('placing papers together', () => {
  const between = paper('between', [0.62, 0.55, 0.6], 'Legged locomotion');
  // Each is nearer to `between` than any filed paper is, and surely about robots.
  const others = [1, 2, 3, 4, 5].map((i) =>
    paper(`o${i}`, [0.85, 0.05 * i, 0.55], 'Robot grasping by legged locomotion'),
  );
  const chanceOf = (ranked: { topicId: TopicId; confidence: number }[], id: string) =>
    ranked.find(({ topicId }) => topicId === id)?.confidence ?? 0;

  it('makes a topic likelier if the other waiting papers surely belong to it', () => {
    const { engine } = withTwoTopics();
    const alone = engine.place(between);
    const [together] = engine.placeTogether([between, ...others].map((paper) => ({ paper })));
    expect(chanceOf(together?.ranked ?? [], 'robots')).toBeGreaterThan(
      chanceOf(alone.ranked, 'robots') + 0.03,
    );
    expect(together?.openSetProbability).toBe(alone.openSetProbability);
  });

  it('does not depend on the order of the papers, and answers in that order', () => {
    const { engine } = withTwoTopics();
    const all = [between, ...others];
    const forth = engine.placeTogether(all.map((paper) => ({ paper })));
    const back = engine.placeTogether(all.toReversed().map((paper) => ({ paper }))).toReversed();
    expect(forth.map(({ chosen }) => chosen)).toEqual(back.map(({ chosen }) => chosen));
    for (const [i, { confidence }] of forth.entries()) expect(back[i]?.confidence).toBeCloseTo(confidence, 8);
  });

  it('places a single paper as `place` does', () => {
    const { engine } = withTwoTopics();
    expect(engine.placeTogether([{ paper: between }])).toEqual([engine.place(between)]);
  });

  it('does not count a paper twice if it is in a topic', () => {
    const { engine, file } = withTwoTopics();
    for (const other of others) file(other, 'robots' as TopicId, 'program');
    const [together] = engine.placeTogether([between, ...others].map((paper) => ({ paper })));
    expect(together).toEqual(engine.place(between));
  });

  it('respects the rejections of each paper', () => {
    const { engine } = withTwoTopics();
    const rejected = ['robots' as TopicId];
    const placed = engine.placeTogether([
      { paper: between, options: { rejected } },
      ...others.map((paper) => ({ paper })),
    ]);
    expect(placed[0]?.ranked.map(({ topicId }) => topicId)).toEqual(['language']);
    expect(placed.slice(1).every(({ topicId }) => topicId === 'robots' || topicId === UNSORTED)).toBe(true);
  });
});
