import { describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { dropMove, topicSteps } from './topic-moves';
import { buildTopicNodes } from './topic-nodes';

const tree = buildTopicNodes(
  [
    { id: 'a', parentId: null, pinned: true },
    { id: 'b', parentId: null },
    { id: 'b1', parentId: 'b' },
    { id: 'b2', parentId: 'b' },
    { id: 'c', parentId: null },
  ].map((topic, position) => ({ ...topic, name: topic.id, position }) as unknown as Topic),
  new Map(),
);
const node = (id: string) => {
  const found = tree.byId.get(id as TopicId);
  if (!found) throw new Error(`${id} is in the tree`);
  return found;
};

describe('a step by keyboard', () => {
  it('moves among siblings, separately for pinned ones', () => {
    expect(topicSteps(node('b'), tree)).toEqual({
      up: null,
      down: { parentId: null, before: null },
      inward: { parentId: 'a', before: null },
      outward: null,
    });
    expect(topicSteps(node('c'), tree).up).toEqual({ parentId: null, before: 'b' });
    expect(topicSteps(node('a'), tree).down).toBeNull();
  });

  it('moves out to right after the parent', () => {
    expect(topicSteps(node('b1'), tree)).toEqual({
      up: null,
      down: { parentId: 'b', before: null },
      inward: null,
      outward: { parentId: null, before: 'c' },
    });
  });
});

describe('a drop', () => {
  it('moves into a topic, before it or after it', () => {
    const drop = (spot: 'before' | 'after' | 'into') => dropMove('c' as TopicId, node('b1'), spot, tree);
    expect(drop('into')).toEqual({ parentId: 'b1', before: null });
    expect(drop('before')).toEqual({ parentId: 'b', before: 'b1' });
    expect(drop('after')).toEqual({ parentId: 'b', before: 'b2' });
  });

  it('is impossible on the topic itself and in its branch', () => {
    for (const spot of ['before', 'after', 'into'] as const) {
      expect(dropMove('b' as TopicId, node('b'), spot, tree)).toBeNull();
      expect(dropMove('b' as TopicId, node('b2'), spot, tree)).toBeNull();
    }
  });
});
