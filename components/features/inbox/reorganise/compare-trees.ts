import {
  lineage,
  type TopicNode,
  type TopicNodes,
  visibleNodes,
} from '@/components/features/tree/topic-nodes';
import type { TopicId } from '@/lib/domain/ids';

/** How a topic changes, apart from its number of papers. */
export type TopicChange = 'new' | 'moved' | 'gone';

/** A row of one of the two compared trees. */
export interface ComparedRow {
  node: TopicNode;
  change: TopicChange | null;
}

/** The differences between two trees: changed topics with their ancestors, without the rest. */
export interface ComparedTrees {
  before: ComparedRow[];
  after: ComparedRow[];
}

export function compareTrees(before: TopicNodes, after: TopicNodes): ComparedTrees {
  const differs = ({ topic, own }: TopicNode, { byId }: TopicNodes) => {
    const other = byId.get(topic.id);
    return !other || other.own !== own || other.topic.parentId !== topic.parentId;
  };
  const concerned = new Set<TopicId>();
  for (const [tree, other] of [
    [before, after],
    [after, before],
  ] as const)
    for (const node of tree.byId.values()) if (differs(node, other)) concerned.add(node.topic.id);
  return {
    before: rowsOf(before, concerned, ({ topic }) => (after.byId.has(topic.id) ? null : 'gone')),
    after: rowsOf(after, concerned, ({ topic }) => {
      const earlier = before.byId.get(topic.id);
      if (!earlier) return 'new';
      return earlier.topic.parentId === topic.parentId ? null : 'moved';
    }),
  };
}

function rowsOf(
  tree: TopicNodes,
  concerned: ReadonlySet<TopicId>,
  changeOf: (node: TopicNode) => TopicChange | null,
): ComparedRow[] {
  const shown = new Set(
    [...concerned].flatMap((id) => {
      const node = tree.byId.get(id);
      return node ? lineage(node) : [];
    }),
  );
  return visibleNodes(tree, new Set(tree.byId.keys()))
    .filter((node) => shown.has(node))
    .map((node) => ({ node, change: changeOf(node) }));
}
