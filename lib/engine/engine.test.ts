import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { buildTree } from './clustering/build-tree';
import { createEngine, restoreEngine } from './engine';
import type { FiledPaper } from './inputs-and-results';

const paper = (id: string, vector: number[], title = id): FiledPaper => ({
  id: id as PaperId,
  vector: Float32Array.from(vector),
  title,
  abstract: '',
  categories: [],
  keywords: [],
});
const topic = (id: string, parentId: string | null = null) => ({
  type: 'topic' as const,
  topic: {
    id: id as TopicId,
    parentId: parentId as TopicId | null,
    name: id,
    namedBy: 'person' as const,
    locked: false,
    position: 0,
  },
  nameVector: null,
});
const filed = (of: FiledPaper, topicId: string) => ({
  type: 'filed' as const,
  paper: of,
  topicId: topicId as TopicId,
  also: [],
  madeBy: 'person' as const,
  rejected: [],
});

function withTwoTopics() {
  const engine = createEngine({ dimensions: 3 });
  engine.apply(topic('robots'));
  engine.apply(topic('language'));
  engine.apply(filed(paper('r1', [1, 0.1, 0], 'Robot grasping'), 'robots'));
  engine.apply(filed(paper('r2', [1, 0, 0.1], 'Robot hands'), 'robots'));
  engine.apply(filed(paper('l1', [0, 1, 0.1], 'Language models'), 'language'));
  return engine;
}

describe('place', () => {
  it('files by similarity and gives a reason', () => {
    const placed = withTwoTopics().place(paper('r3', [0.9, 0.05, 0.05], 'A robot that grasps'));
    expect(placed.topicId).toBe('robots');
    expect(placed.ranked.map(({ topicId }) => topicId)).toEqual(['robots', 'language']);
    expect(placed.reason.nearest).toEqual(['r1', 'r2']);
    expect(placed.reason.words).toContain('robot');
  });

  it('asks if there is no tree', () => {
    expect(createEngine({ dimensions: 3 }).place(paper('x', [1, 0, 0])).topicId).toBe(UNSORTED);
  });

  it('suggests neither rejected nor locked topics', () => {
    const engine = withTwoTopics();
    const rejected = engine.place(paper('r3', [1, 0, 0]), { rejected: ['robots' as TopicId] });
    expect(rejected.ranked.map(({ topicId }) => topicId)).toEqual(['language']);
    const locked = topic('robots');
    locked.topic.locked = true;
    engine.apply(locked);
    expect(engine.place(paper('r3', [1, 0, 0])).ranked.map(({ topicId }) => topicId)).toEqual(['language']);
  });
});

describe('choices', () => {
  const choicesOf = (engine: ReturnType<typeof withTwoTopics>, asked: FiledPaper, options = {}) =>
    engine.choices(asked, engine.place(asked, options));

  it('are the topics that the placement ranks, without a new one if a topic fits', () => {
    const engine = withTwoTopics();
    const asked = paper('r3', [1, 0.05, 0.05], 'Robot hands that grasp');
    const { topics, newTopic } = choicesOf(engine, asked);
    expect(topics).toEqual(engine.place(asked).ranked.slice(0, 3));
    expect(newTopic).toBeNull();
  });

  it('are a new topic at the top if there is no tree, named by a phrase that the abstract repeats', () => {
    const asked = {
      ...paper('x', [1, 0, 0], 'On protein folding'),
      abstract: 'Protein folding is hard.',
    };
    const { topics, newTopic } = choicesOf(createEngine({ dimensions: 3 }), asked);
    expect(topics).toEqual([]);
    expect(newTopic).toEqual({ name: 'Protein Folding', parentId: null });
  });

  it('name a new topic by a phrase that three titles share', () => {
    const engine = withTwoTopics();
    const folding = (nth: number) =>
      paper(`f${nth}`, [0.1, 0.1, 1], `${['Fast', 'Deep', 'Robust'][nth]} results for protein folding`);
    for (const nth of [0, 1])
      engine.apply({ ...filed(folding(nth), UNSORTED), topicId: UNSORTED, madeBy: 'program' });
    expect(choicesOf(engine, folding(2)).newTopic?.name).toBe('Protein Folding');
  });

  it('leave the name to the person if the paper provides none, and never offer a name that is taken', () => {
    const engine = createEngine({ dimensions: 3 });
    expect(choicesOf(engine, paper('x', [1, 0, 0], 'Attention')).newTopic).toEqual({
      name: null,
      parentId: null,
    });
    engine.apply(topic('Protein folding'));
    const asked = {
      ...paper('x', [0, 0, 0], 'On protein folding'),
      abstract: 'Protein folding is hard.',
    };
    expect(choicesOf(engine, asked).newTopic?.name ?? null).not.toBe('Protein Folding');
  });

  it('include no rejected topic and no new topic under a locked branch', () => {
    const engine = withTwoTopics();
    const grasping = topic('grasping', 'robots');
    engine.apply(grasping);
    engine.apply(filed(paper('g1', [1, 0.3, 0], 'Grasping'), 'grasping'));
    const locked = topic('robots');
    locked.topic.locked = true;
    engine.apply(locked);
    const { topics, newTopic } = choicesOf(engine, paper('r3', [1, 0.3, 0], 'To grasp'), {
      rejected: ['language' as TopicId],
    });
    expect(topics).toEqual([]);
    expect(newTopic?.parentId).toBeNull();
  });
});

describe('a topic without papers', () => {
  it('attracts a paper through other Unsorted papers that mention its name', () => {
    const engine = createEngine({ dimensions: 3 });
    engine.apply({ ...topic('Manipulators'), nameVector: Float32Array.of(0.6, 0, 0.8) });
    engine.apply({ ...topic('Dialogue'), nameVector: Float32Array.of(0, 0.6, 0.8) });
    const asked = paper('asked', [0.7, 0.7, 0], 'Dexterous grasping');
    engine.apply(filed(asked, UNSORTED));
    const alone = engine.place(asked).ranked;
    expect(alone[0]?.confidence).toBeLessThan(0.75);
    for (let i = 0; i < 11; i++) {
      engine.apply(filed(paper(`m${i}`, [1, 0.6, 0.3], `Manipulators, dexterous grasping ${i}`), UNSORTED));
      engine.apply(filed(paper(`d${i}`, [-0.5, 1, 0.5], `Dialogue, spoken turns ${i}`), UNSORTED));
    }
    const { ranked } = engine.place(asked);
    expect(ranked[0]?.topicId).toBe('Manipulators');
    const before = alone.find(({ topicId }) => topicId === 'Manipulators')?.confidence ?? 1;
    expect(ranked[0]?.confidence).toBeGreaterThan(before + 0.1);
  });
});

describe('rules', () => {
  const ruled = { ...paper('x', [1, 0, 0], 'Grasping objects'), categories: ['cs.RO'] };
  const rule = { topicId: 'language' as TopicId, categories: ['cs.RO'], words: ['grasp'] };

  it('override similarity', () => {
    const placed = withTwoTopics().place(ruled, { rules: [rule] });
    expect(placed).toMatchObject({ topicId: 'language', confidence: 1 });
  });

  it('fit only if both category and words match, and never file into a topic that is gone', () => {
    const other = { ...ruled, categories: ['cs.CL'] };
    expect(withTwoTopics().place(other, { rules: [rule] }).chosen).toBe('robots');
    expect(withTwoTopics().place(ruled, { rules: [{ ...rule, words: ['protein'] }] }).chosen).toBe('robots');
    expect(withTwoTopics().place(ruled, { rules: [{ ...rule, topicId: 'gone' as TopicId }] }).chosen).toBe(
      'robots',
    );
    expect(withTwoTopics().place(ruled, { rules: [{ ...rule, categories: [], words: [] }] }).chosen).toBe(
      'robots',
    );
  });
});

describe('bad input', () => {
  it('is placed by its words if the vector is unusable', () => {
    for (const vector of [[], [0, 0, 0], [Number.NaN, 1, 0], [1, 0]]) {
      const placed = withTwoTopics().place(paper('x', vector, 'Language models'));
      expect(placed.chosen).toBe('language');
      expect(placed.confidence).toBeGreaterThan(0);
    }
  });

  it('is tolerated: a cycle, an orphan, a name of 500 characters, a tree of 8 levels', () => {
    const engine = withTwoTopics();
    engine.apply(topic('a', 'b'));
    engine.apply(topic('b', 'a'));
    engine.apply(topic('orphan', 'nowhere'));
    engine.apply(topic('x'.repeat(500)));
    for (let depth = 1; depth <= 8; depth++)
      engine.apply(topic(`d${depth}`, depth > 1 ? `d${depth - 1}` : null));
    engine.apply(filed(paper('deep', [0, 0, 1], 'Protein folding'), 'd8'));
    expect(engine.place(paper('y', [0, 0, 1], 'Protein folding')).ranked[0]?.topicId).toBe('d8');
    expect(restoreEngine(engine.snapshot())?.snapshot().topics).toHaveLength(2 + 4 + 8);
  });

  it('distinguishes papers of the same title by their ids', () => {
    const { topics, unsorted } = buildTree(
      Array.from({ length: 12 }, (_, i) => paper(`p${i}`, [1, 0, 0], 'One title')),
    );
    expect([...topics.flatMap(({ papers }) => papers), ...unsorted]).toHaveLength(12);
  });
});

describe('propose', () => {
  it('proposes a topic for similar unsorted papers, but none for a single one', () => {
    const engine = withTwoTopics();
    for (let i = 0; i < 5; i++)
      engine.apply(filed(paper(`n${i}`, [0, 0, 1], `Protein folding ${i}`), UNSORTED));
    engine.apply(filed(paper('alone', [-1, 0, 0], 'Tax law'), UNSORTED));
    const proposals = engine.propose();
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ type: 'new-topic', parentId: null, name: 'Protein Folding' });
    expect(proposals[0]?.type === 'new-topic' && proposals[0].papers).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
  });

  it('proposes a topic for papers that the program filed elsewhere, unless the topic exists', () => {
    const engine = withTwoTopics();
    const misfiled = { ...filed(paper('x', [0, 0, 1]), 'robots'), madeBy: 'program' as const };
    for (let i = 0; i < 5; i++)
      engine.apply({ ...misfiled, paper: paper(`n${i}`, [0.3, 0, 1], `Protein folding ${i}`) });
    expect(engine.propose()).toMatchObject([{ type: 'new-topic', papers: ['n0', 'n1', 'n2', 'n3', 'n4'] }]);
    engine.apply(topic('proteins'));
    for (let i = 0; i < 5; i++)
      engine.apply({
        ...misfiled,
        topicId: 'proteins' as TopicId,
        paper: paper(`n${i}`, [0.3, 0, 1], `Protein folding ${i}`),
      });
    expect(engine.propose()).toEqual([]);
  });

  it('splits a topic whose papers fall into two groups, unless it is locked', () => {
    const engine = createEngine({ dimensions: 3 });
    engine.apply(topic('mixed'));
    for (let i = 0; i < 20; i++)
      engine.apply(
        filed(
          paper(`m${i}`, i % 2 ? [1, 0, i / 200] : [0, 1, i / 200], i % 2 ? 'Robot hands' : 'Chess play'),
          'mixed',
        ),
      );
    const [split] = engine.propose();
    expect(split?.type === 'split-topic' && split.parts.map(({ name }) => name).sort()).toEqual([
      'Chess Play',
      'Robot Hands',
    ]);
    const locked = topic('mixed');
    locked.topic.locked = true;
    engine.apply(locked);
    expect(engine.propose()).toEqual([]);
  });

  it('merges two topics that cannot be told apart', () => {
    const engine = createEngine({ dimensions: 3 });
    engine.apply(topic('one'));
    engine.apply(topic('two'));
    for (let i = 0; i < 10; i++)
      engine.apply(filed(paper(`m${i}`, [1, (i >> 1) / 10, 0], 'Robot hands'), i % 2 ? 'one' : 'two'));
    expect(engine.propose().map(({ type }) => type)).toEqual(['merge-topics']);
  });
});

describe('snapshot', () => {
  it('restores to the same answers', () => {
    const engine = withTwoTopics();
    const restored = restoreEngine(structuredClone(engine.snapshot()));
    const query = paper('r3', [0.8, 0.3, 0], 'Robot');
    expect(restored?.place(query)).toEqual(engine.place(query));
  });

  it('keeps the words of a topic name that was added after papers (random operations, seed 5)', () => {
    const engine = createEngine({ dimensions: 3 });
    engine.apply(filed(paper('p', [0, 0, 0], 'graph'), 'vision'));
    engine.apply(topic('vision'));
    const query = paper('q', [1, 0, 0], 'vision graph');
    expect(restoreEngine(engine.snapshot())?.place(query)).toEqual(engine.place(query));
  });

  it('is not read if its version differs', () => {
    expect(restoreEngine({ ...withTwoTopics().snapshot(), version: 0 })).toBeNull();
  });
});

describe('buildTree', () => {
  it('keeps similar papers together and others apart', () => {
    const pile = Array.from({ length: 12 }, (_, i) =>
      paper(
        `p${i}`,
        i % 2 ? [1, 0, i / 100] : [0, 1, i / 100],
        i % 2 ? `Robot hands ${i}` : `Chess openings ${i}`,
      ),
    );
    const { topics, unsorted } = buildTree(pile);
    expect(unsorted).toEqual([]);
    expect(topics.map(({ papers }) => new Set(papers.map((id) => Number(id.slice(1)) % 2)).size)).toEqual([
      1, 1,
    ]);
    expect(topics.map(({ name }) => name).sort()).toEqual(['Chess Openings', 'Robot Hands']);
  });
});
