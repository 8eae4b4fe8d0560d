import type { TopicId } from '@/lib/domain/ids';
import { useForest } from './forest-context';
import { lineage, type TopicForest } from './topic-forest';

/** The names from the top of the tree to the topic; where room is short, the upper ones give way. */
export function TopicPath({ topicId }: { topicId: TopicId }) {
  const node = useForest().byId.get(topicId);
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
export function topicPathText(forest: TopicForest, topicId: TopicId): string {
  const node = forest.byId.get(topicId);
  return node
    ? lineage(node)
        .map(({ topic }) => topic.name)
        .join(' › ')
    : '';
}
