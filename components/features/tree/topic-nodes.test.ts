import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { buildTopicNodes, isInBranch, lineage, visibleNodes } from './topic-nodes';

function topic(id: string, parentId: string | null, position = 0): Topic {
  return {
    id: id as TopicId,
    parentId: parentId as TopicId | null,
    name: id,
    namedBy: 'person',
    locked: false,
    position,
  };
}

const names = (nodes: { topic: Topic }[]) => nodes.map((node) => node.topic.name);

describe('buildTopicNodes', () => {
  it('orders siblings by position, then by id', () => {
    const tree = buildTopicNodes([topic('c', null, 1), topic('b', null, 0), topic('a', null, 1)], new Map());
    expect(names(tree.roots)).toEqual(['b', 'a', 'c']);
    expect(tree.roots.map(({ order, siblings }) => [order, siblings])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('counts the papers of a topic and of its branch, without Unsorted', () => {
    const counts = new Map<Place, number>([
      ['a' as TopicId, 1],
      ['b' as TopicId, 2],
      ['c' as TopicId, 4],
      [UNSORTED, 100],
    ]);
    const { byId } = buildTopicNodes([topic('a', null), topic('b', 'a'), topic('c', 'b')], counts);
    expect([...byId.values()].map(({ own, below, level }) => [own, below, level])).toEqual([
      [1, 6, 1],
      [2, 4, 2],
      [4, 0, 3],
    ]);
  });

  it('places orphans and cycles of parents at the top', () => {
    const tree = buildTopicNodes([topic('orphan', 'gone'), topic('x', 'y'), topic('y', 'x')], new Map());
    expect(names(tree.roots)).toEqual(['orphan', 'x']);
    expect(names(tree.roots[1]?.children ?? [])).toEqual(['y']);
  });

  it('contains every topic exactly once, for any parents', () => {
    const parents = fc.array(fc.option(fc.nat({ max: 12 }), { nil: null }), { maxLength: 10 });
    fc.assert(
      fc.property(parents, (list) => {
        const topics = list.map((parent, index) => topic(`${index}`, parent === null ? null : `${parent}`));
        const tree = buildTopicNodes(topics, new Map());
        const all = new Set(topics.map(({ id }) => id));
        const shown = visibleNodes(tree, all).map((node) => node.topic.id);
        expect([...shown].sort()).toEqual([...all].sort());
        expect(tree.byId.size).toBe(topics.length);
      }),
    );
  });
});

describe('visibleNodes', () => {
  it('shows only the children of open topics', () => {
    const tree = buildTopicNodes([topic('a', null), topic('b', 'a'), topic('c', 'b')], new Map());
    expect(names(visibleNodes(tree, new Set()))).toEqual(['a']);
    expect(names(visibleNodes(tree, new Set(['b' as TopicId])))).toEqual(['a']);
    expect(names(visibleNodes(tree, new Set(['a', 'b'] as TopicId[])))).toEqual(['a', 'b', 'c']);
  });
});

describe('lineage', () => {
  it('returns the path from the top to the topic', () => {
    const { byId } = buildTopicNodes([topic('a', null), topic('b', 'a')], new Map());
    const b = byId.get('b' as TopicId);
    if (!b) throw new Error('b is in the tree');
    expect(names(lineage(b))).toEqual(['a', 'b']);
    expect(isInBranch(b, 'a' as TopicId)).toBe(true);
    expect(isInBranch(b, 'c' as TopicId)).toBe(false);
  });
});
