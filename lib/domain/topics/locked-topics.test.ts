import { expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import { lockedTopics } from './locked-topics';
import type { Topic } from './topic';

function topic(id: string, parentId: string | null, locked = false): Topic {
  return {
    id: id as TopicId,
    parentId: parentId as TopicId | null,
    name: id,
    namedBy: 'person',
    locked,
    position: 0,
  };
}

it('a lock applies to the whole branch', () => {
  const topics = [topic('c', 'b'), topic('a', null), topic('b', 'a', true), topic('d', 'a')];
  expect([...lockedTopics(topics)].sort()).toEqual(['b', 'c']);
});

it('terminates for a cycle of parents in a damaged library', () => {
  expect([...lockedTopics([topic('a', 'b'), topic('b', 'a')])]).toEqual([]);
});
