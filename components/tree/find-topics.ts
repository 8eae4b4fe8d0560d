import { lineage, type TopicForest, type TopicNode } from './topic-forest';

/**
 * Topics whose path holds every word of the query; those that the query begins come first, then those whose own
 * name holds it, then those that only stand below one that does. Every topic, in the tree's order, for no words.
 */
export function findTopics(forest: TopicForest, query: string): TopicNode[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found: { node: TopicNode; rank: number }[] = [];
  const walk = (nodes: readonly TopicNode[]) => {
    for (const node of nodes) {
      const rank = rankOf(node, words);
      if (rank !== null) found.push({ node, rank });
      walk(node.children);
    }
  };
  walk(forest.roots);
  return found.sort((a, b) => a.rank - b.rank).map(({ node }) => node);
}

function rankOf(node: TopicNode, words: readonly string[]): number | null {
  const first = words[0];
  if (first === undefined) return 0;
  const names = lineage(node).map(({ topic }) => topic.name.toLocaleLowerCase());
  const path = names.join(' ');
  if (!words.every((word) => path.includes(word))) return null;
  const name = node.topic.name.toLocaleLowerCase();
  if (name.startsWith(first)) return 0;
  return words.some((word) => name.includes(word)) ? 1 : 2;
}
