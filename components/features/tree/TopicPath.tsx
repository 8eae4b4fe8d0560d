import type { TopicId } from '@/lib/domain/ids';
import { lineage, type TopicNodes } from './topic-nodes';
import { useTopicNodes } from './topic-nodes-context';

/** The path from the top of the tree to the topic; if space is short, the upper names are cut first. */
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

/** The path as one line of text. */
export function topicPathText(tree: TopicNodes, topicId: TopicId): string {
  const node = tree.byId.get(topicId);
  return node
    ? lineage(node)
        .map(({ topic }) => topic.name)
        .join(' › ')
    : '';
}
