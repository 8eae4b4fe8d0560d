import { expect, it } from 'vitest';
import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import { type Topic, topicColours } from './topic';
import { defaultColours, topicColour } from './topic-colour';

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

it('is the nearest colour that a person chose, or else the default colour of the top-level topic', () => {
  expect(colour('Depth')).toBe('teal');
  expect(colour('Video')).toBe('pink');
  expect(colour('Memory')).toBe(defaultColours(tree).get('Agents' as TopicId));
  expect(colour('gone')).toBeNull();
  expect(topicColour(UNSORTED, topics)).toBeNull();
});

it('differs between top-level topics as long as there are unused colours; after that, colours are used evenly', () => {
  const names = ['Agents', 'Vision', 'Theory', 'Systems', 'Biology', 'Speech', 'Robotics', 'Safety', 'Data'];
  const roots = names.map((name) => topic(name, null));
  const first = defaultColours(roots.slice(0, topicColours.length));
  expect(new Set(first.values()).size).toBe(topicColours.length);
  const usual = [...defaultColours([...roots, ...roots.map(({ id }) => topic(`z${id}`, null))]).values()];
  const counts = topicColours.map((colour) => usual.filter((each) => each === colour).length);
  expect(counts.sort()).toEqual([2, 2, 2, 2, 2, 2, 3, 3]);
});

it('does not change when a topic is created', () => {
  const roots = ['a', 'b', 'c', 'd'].map((id) => topic(id, null));
  const [before, after] = [defaultColours(roots.slice(0, 3)), defaultColours(roots)];
  for (const [id, usual] of before) expect(after.get(id)).toBe(usual);
});
