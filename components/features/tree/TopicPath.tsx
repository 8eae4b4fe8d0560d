import type { TopicId } from '@/lib/domain/ids';
import { lineage, type TopicNodes } from './topic-nodes';
import { useTopicNodes } from './topic-nodes-context';

/** The names from the top of the tree to the topic; where room is short, the upper ones give way. */
export function TopicPath({ topicId }: { topicId: TopicId }) {
  const node = useTopicNodes().byId.get(topicId);
  if (!node) return null;
  const names = lineage(node).map(({ topic }) => topic.name);
  return (
    <span class="topic-path" title={names.join(' › ')}>
      {names.map((name, index) => (
        <span key={index} class="topic-path-step">
          <bdi>{name}</bdi>
        </span>
      ))}
    </span>
  );
}

/** The same as one line of text. */
export function topicPathText(tree: TopicNodes, topicId: TopicId): string {
  const node = tree.byId.get(topicId);
  return node
    ? lineage(node)
        .map(({ topic }) => topic.name)
        .join(' › ')
    : '';
}
