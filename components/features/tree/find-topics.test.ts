import { expect, it } from 'vitest';
import type { Topic } from '@/lib/domain/topics/topic';
import { findTopics } from './find-topics';
import { buildTopicNodes } from './topic-nodes';

const tree = buildTopicNodes(
  [
    ['Agents', null],
    ['Memory', 'Agents'],
    ['Long memory', 'Agents'],
    ['Neuroscience of memory', null],
    ['Vision', null],
  ].map(([name, parentId], position) => ({ id: name, parentId, name, position }) as unknown as Topic),
  new Map(),
);
const find = (query: string) => findTopics(tree, query).map(({ topic }) => topic.name);

it('ranks names that begin with the query first, then names that contain it, then their subtopics', () => {
  expect(find('mem')).toEqual(['Memory', 'Long memory', 'Neuroscience of memory']);
  expect(find('agents')).toEqual(['Agents', 'Memory', 'Long memory']);
});

it('requires every word somewhere in the path', () => {
  expect(find('agents long')).toEqual(['Long memory']);
  expect(find('vision memory')).toEqual([]);
});

it('returns every topic in tree order for an empty query', () => {
  expect(find('  ')).toEqual(['Agents', 'Memory', 'Long memory', 'Neuroscience of memory', 'Vision']);
});
