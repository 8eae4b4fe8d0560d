import { expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import { pillChoices } from './pill-choices';

const topic = (name: string) => ({ topicId: name as TopicId, path: [name], confidence: 0.5 });

it('offers three topics by number and a named new topic', () => {
  const newTopic = { name: 'Proteins', parentId: 'Biology' as TopicId, parentPath: ['Biology'] };
  const choices = pillChoices({ topics: ['A', 'B', 'C', 'D'].map(topic), newTopic });
  expect(choices.map(({ key, path }) => [key, path.join('/')])).toEqual([
    ['1', 'A'],
    ['2', 'B'],
    ['3', 'C'],
    ['n', 'Biology/Proteins'],
  ]);
  expect(choices.at(-1)?.destination).toEqual({ newTopic: 'Proteins', parentId: 'Biology' });
});

it('does not offer a new topic without a name', () => {
  const newTopic = { name: null, parentId: null, parentPath: [] };
  expect(pillChoices({ topics: [], newTopic })).toEqual([]);
});
