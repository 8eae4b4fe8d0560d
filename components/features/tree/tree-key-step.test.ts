import { describe, expect, it } from 'vitest';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { buildTopicNodes, visibleNodes } from './topic-nodes';
import { treeStep, typeAhead } from './tree-key-step';

/** The topics a (with b, which has c) and d. */
const topics = [
  ['a', null],
  ['b', 'a'],
  ['c', 'b'],
  ['d', null],
].map(
  ([id, parentId], position) =>
    ({ id, parentId, name: id, namedBy: 'person', locked: false, position }) as unknown as Topic,
);
const tree = buildTopicNodes(topics, new Map());

function step(key: string, chosen: string, open: string[] = []) {
  const opened = new Set(open as TopicId[]);
  const rows = visibleNodes(tree, opened);
  return treeStep(key, { tree, rows, open: opened, chosen: chosen as Place });
}

const to = (place: string) => ({ do: 'choose', place });

describe('treeStep', () => {
  it('moves from Unsorted through every visible row, and stops at both ends', () => {
    expect(step('ArrowDown', UNSORTED)).toEqual(to('a'));
    expect(step('ArrowDown', 'a')).toEqual(to('d'));
    expect(step('ArrowDown', 'a', ['a'])).toEqual(to('b'));
    expect(step('ArrowDown', 'd')).toBeNull();
    expect(step('ArrowUp', 'a')).toEqual(to(UNSORTED));
    expect(step('ArrowUp', 'd', ['a'])).toEqual(to('b'));
    expect(step('ArrowUp', UNSORTED)).toBeNull();
  });

  it('opens with right, then steps in; right does nothing on a leaf', () => {
    expect(step('ArrowRight', 'a')).toEqual({ do: 'open', topics: ['a'] });
    expect(step('ArrowRight', 'a', ['a'])).toEqual(to('b'));
    expect(step('ArrowRight', 'd')).toBeNull();
    expect(step('ArrowRight', UNSORTED)).toBeNull();
  });

  it('closes with left, then steps out; left does nothing on a closed topic at the top', () => {
    expect(step('ArrowLeft', 'a', ['a'])).toEqual({ do: 'close', topic: 'a' });
    expect(step('ArrowLeft', 'b', ['a'])).toEqual(to('a'));
    expect(step('ArrowLeft', 'a')).toBeNull();
    expect(step('ArrowLeft', UNSORTED)).toBeNull();
  });

  it('moves to both ends, and opens all siblings', () => {
    expect(step('Home', 'd')).toEqual(to(UNSORTED));
    expect(step('End', UNSORTED, ['a', 'b'])).toEqual(to('d'));
    expect(step('*', 'd')).toEqual({ do: 'open', topics: ['a'] });
    expect(step('*', 'b', ['a'])).toEqual({ do: 'open', topics: ['b'] });
  });
});

describe('typeAhead', () => {
  const places = ['Agents', 'Alignment', 'Über', 'Memory'].map((name) => ({ name, place: name as Place }));
  const find = (typed: string, from: string) => typeAhead(typed, places, from as Place);

  it('moves to the next match on a letter, wrapping around', () => {
    expect(find('a', 'Agents')).toBe('Alignment');
    expect(find('a', 'Alignment')).toBe('Agents');
    expect(find('aa', 'Agents')).toBe('Alignment');
    expect(find('m', 'Memory')).toBe('Memory');
  });

  it('stays while further letters match', () => {
    expect(find('al', 'Alignment')).toBe('Alignment');
    expect(find('al', 'Memory')).toBe('Alignment');
    expect(find('Ü', 'Agents')).toBe('Über');
    expect(find('xyz', 'Agents')).toBeNull();
  });
});
