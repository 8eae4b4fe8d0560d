import { queryWords, topicRank } from '@/lib/domain/topics/rank-topic-search';
import { lineage, type TopicNode, type TopicNodes } from './topic-nodes';

/**
 * Topics whose path contains every word of the query: first those whose name begins with the query, then those whose
 * name contains it, then those that are only below such a topic. For an empty query, every topic in tree order.
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
