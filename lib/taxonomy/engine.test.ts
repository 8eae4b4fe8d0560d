import { describe, expect, it } from 'vitest';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { buildTree } from './build-tree';
import { createEngine, restoreEngine } from './engine';
import type { FiledPaper } from './types';

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

function planted() {
  const engine = createEngine({ dimensions: 3 });
  engine.apply(topic('robots'));
  engine.apply(topic('language'));
  engine.apply(filed(paper('r1', [1, 0.1, 0], 'Robot grasping'), 'robots'));
  engine.apply(filed(paper('r2', [1, 0, 0.1], 'Robot hands'), 'robots'));
  engine.apply(filed(paper('l1', [0, 1, 0.1], 'Language models'), 'language'));
  return engine;
}

describe('place', () => {
  it('files by likeness, and tells why', () => {
    const placed = planted().place(paper('r3', [0.9, 0.05, 0.05], 'A robot that grasps'));
    expect(placed.topicId).toBe('robots');
    expect(placed.ranked.map(({ topicId }) => topicId)).toEqual(['robots', 'language']);
    expect(placed.reason.nearest).toEqual(['r1', 'r2']);
    expect(placed.reason.words).toContain('robot');
  });

  it('asks where there is no tree', () => {
    expect(createEngine({ dimensions: 3 }).place(paper('x', [1, 0, 0])).topicId).toBe(UNSORTED);
  });

  it('never suggests a topic that the person refused, nor a locked one', () => {
    const engine = planted();
    const refused = engine.place(paper('r3', [1, 0, 0]), { rejected: ['robots' as TopicId] });
    expect(refused.ranked.map(({ topicId }) => topicId)).toEqual(['language']);
    const locked = topic('robots');
    locked.topic.locked = true;
    engine.apply(locked);
    expect(engine.place(paper('r3', [1, 0, 0])).ranked.map(({ topicId }) => topicId)).toEqual(['language']);
  });
});

describe('snapshot', () => {
  it('restores to the same answers', () => {
    const engine = planted();
    const restored = restoreEngine(structuredClone(engine.snapshot()));
    const query = paper('r3', [0.8, 0.3, 0], 'Robot');
    expect(restored?.place(query)).toEqual(engine.place(query));
  });

  it('keeps the words of a name that came after the words of papers (random operations, seed 5)', () => {
    const engine = createEngine({ dimensions: 3 });
    engine.apply(filed(paper('p', [0, 0, 0], 'graph'), 'vision'));
    engine.apply(topic('vision'));
    const query = paper('q', [1, 0, 0], 'vision graph');
    expect(restoreEngine(engine.snapshot())?.place(query)).toEqual(engine.place(query));
  });

  it('is not read where its version is another', () => {
    expect(restoreEngine({ ...planted().snapshot(), version: 0 })).toBeNull();
  });
});

describe('buildTree', () => {
  it('keeps kindred papers together and foreign ones apart', () => {
    const pile = Array.from({ length: 12 }, (_, i) =>
      paper(
        `p${i}`,
        i % 2 ? [1, 0, i / 100] : [0, 1, i / 100],
        i % 2 ? `Robot hands ${i}` : `Language models ${i}`,
      ),
    );
    const { topics, unsorted } = buildTree(pile);
    expect(unsorted).toEqual([]);
    expect(topics.map(({ papers }) => new Set(papers.map((id) => Number(id.slice(1)) % 2)).size)).toEqual([
      1, 1,
    ]);
    expect(topics.map(({ name }) => name).sort()).toEqual(['Language Models', 'Robot Hands']);
  });
});
