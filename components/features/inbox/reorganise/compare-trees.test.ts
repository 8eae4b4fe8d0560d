import { expect, it } from 'vitest';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import type { Place, TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { type ComparedRow, compareTrees } from './compare-trees';

/** Topics by name, each with the name of its parent and its number of papers. */
function tree(entries: Record<string, [parent: string | null, papers: number]>) {
  const topics = Object.entries(entries).map(([name, [parent]], position): Topic => {
    const [id, parentId] = [name, parent] as [TopicId, TopicId | null];
    return { id, parentId, name, namedBy: 'person', locked: false, position };
  });
  const counts = new Map(Object.entries(entries).map(([name, [, papers]]) => [name as Place, papers]));
  return buildTopicNodes(topics, counts);
}

const said = (rows: ComparedRow[]) =>
  rows.map(({ node, change }) => `${'·'.repeat(node.level)}${node.topic.name} ${change ?? ''}`.trim());

it('shows changed topics below their ancestors, and leaves out the rest', () => {
  const before = tree({
    Agents: [null, 2],
    Memory: ['Agents', 9],
    Music: [null, 3],
    Songs: [null, 4],
    Vision: [null, 5],
  });
  const after = tree({
    ...{
      Agents: [null, 2],
      Memory: ['Agents', 5],
      Short: ['Memory', 4],
      Music: ['Sound', 7],
      Vision: [null, 5],
    },
    Sound: [null, 0],
  });
  const { before: now, after: then } = compareTrees(before, after);
  expect(said(now)).toEqual(['·Agents', '··Memory', '·Music', '·Songs gone']);
  expect(said(then)).toEqual(['·Agents', '··Memory', '···Short new', '·Sound new', '··Music moved']);
});

it('shows nothing for equal trees', () => {
  const same = tree({ Agents: [null, 2] });
  expect(compareTrees(same, same)).toEqual({ before: [], after: [] });
});
