import { expect, it } from 'vitest';
import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from './topic';
import { topicColour, usualColour } from './topic-colour';

function topic(id: string, parentId: string | null, own: Partial<Topic> = {}): Topic {
  const ids = { id: id as TopicId, parentId: parentId as TopicId | null };
  return { ...ids, name: id, namedBy: 'person', locked: false, position: 0, ...own };
}
const tree = [
  topic('Agents', null),
  topic('Memory', 'Agents'),
  topic('Vision', null, { colour: 'pink' }),
  topic('Video', 'Vision'),
  topic('Depth', 'Video', { colour: 'teal' }),
];
const topics = new Map(tree.map((each) => [each.id, each]));
const colour = (id: string) => topicColour(id as TopicId, topics);

it('is the nearest that was given, else the usual one of the top', () => {
  expect(colour('Depth')).toBe('teal');
  expect(colour('Video')).toBe('pink');
  expect(colour('Memory')).toBe(usualColour('Agents'));
  expect(colour('gone')).toBeNull();
  expect(topicColour(UNSORTED, topics)).toBeNull();
});

it('is spread over all colours', () => {
  const names = ['Agents', 'Vision', 'Theory', 'Systems', 'Biology', 'Speech', 'Robotics', 'Safety', 'Data'];
  expect(new Set(names.map(usualColour)).size).toBeGreaterThan(4);
  expect(usualColour('Agents')).toBe(usualColour('agents'));
});
