import { queryWords, topicRank } from '@/lib/domain/topics/topic-match';
import { lineage, type TopicNode, type TopicNodes } from './topic-nodes';

/**
 * Topics whose path holds every word of the query; those that the query begins come first, then those whose own
 * name holds it, then those that only stand below one that does. Every topic, in the tree's order, for no words.
 */
export function findTopics(tree: TopicNodes, query: string): TopicNode[] {
  const words = queryWords(query);
  const found: { node: TopicNode; rank: number }[] = [];
  const walk = (nodes: readonly TopicNode[]) => {
    for (const node of nodes) {
      const path = lineage(node).map(({ topic }) => topic.name);
      const rank = topicRank(path, words);
      if (rank !== null) found.push({ node, rank });
      walk(node.children);
    }
  };
  walk(tree.roots);
  return found.sort((a, b) => a.rank - b.rank).map(({ node }) => node);
}
