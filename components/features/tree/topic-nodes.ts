import type { Place, TopicId } from '@/lib/domain/ids';
import type { RankedTopic } from '@/lib/domain/placements/placement';
import { bySiblingOrder, type Topic, type TopicColour } from '@/lib/domain/topics/topic';
import { defaultColours } from '@/lib/domain/topics/topic-colour';
import { selfAndAncestors } from '@/lib/domain/topics/walk-tree';

/** A topic at its place in the tree, with its counts. */
export interface TopicNode {
  topic: Topic;
  parent: TopicNode | null;
  /** Ordered as displayed. */
  children: TopicNode[];
  /** Its own colour, that of the nearest ancestor with one, or the default colour of its top topic. */
  colour: TopicColour;
  /** Level from 1 at the top, as for `aria-level`. */
  level: number;
  /** Position among its siblings, from 1, as for `aria-posinset`. */
  order: number;
  /** Number of siblings, including itself. */
  siblings: number;
  /** Number of papers that its list shows, as primary or secondary topic. */
  own: number;
  /** Number of papers in the topics below it. */
  below: number;
}

/** The whole tree, linked for drawing. */
export interface TopicNodes {
  roots: TopicNode[];
  byId: ReadonlyMap<TopicId, TopicNode>;
}

/**
 * Links flat records into a tree. Every topic is in it exactly once, whatever the records are: a topic whose parent is
 * missing, or that is its own ancestor, is placed at the top, where a person can see and repair it.
 */
export function buildTopicNodes(topics: readonly Topic[], counts: ReadonlyMap<Place, number>): TopicNodes {
  const known = new Set(topics.map(({ id }) => id));
  const byParent = new Map<TopicId | null, Topic[]>();
  for (const topic of topics) {
    const parentId = topic.parentId !== null && known.has(topic.parentId) ? topic.parentId : null;
    const siblings = byParent.get(parentId);
    if (siblings) siblings.push(topic);
    else byParent.set(parentId, [topic]);
  }
  for (const siblings of byParent.values()) siblings.sort(bySiblingOrder);

  const usual = defaultColours(topics);
  const byId = new Map<TopicId, TopicNode>();
  const addNode = (topic: Topic, parent: TopicNode | null): TopicNode => {
    const node: TopicNode = {
      topic,
      parent,
      children: [],
      colour: topic.colour ?? parent?.colour ?? usual.get(topic.id) ?? 'green',
      level: (parent?.level ?? 0) + 1,
      order: 0,
      siblings: 0,
      own: counts.get(topic.id) ?? 0,
      below: 0,
    };
    byId.set(topic.id, node);
    node.children = (byParent.get(topic.id) ?? []).flatMap((child) =>
      byId.has(child.id) ? [] : [addNode(child, node)],
    );
    number(node.children);
    node.below = node.children.reduce((sum, child) => sum + child.own + child.below, 0);
    return node;
  };
  const roots = (byParent.get(null) ?? []).map((topic) => addNode(topic, null));
  // The remaining topics are in cycles of parents.
  for (const topic of topics) if (!byId.has(topic.id)) roots.push(addNode(topic, null));
  number(roots);
  return { roots, byId };
}

/** The visible rows of the tree from top to bottom: all topics whose ancestors are all open. */
export function visibleNodes(tree: TopicNodes, open: ReadonlySet<TopicId>): TopicNode[] {
  const rows: TopicNode[] = [];
  const walk = (nodes: readonly TopicNode[]): void => {
    for (const node of nodes) {
      rows.push(node);
      if (open.has(node.topic.id)) walk(node.children);
    }
  };
  walk(tree.roots);
  return rows;
}

/** The node and its ancestors, from the top down. */
export function lineage(node: TopicNode): TopicNode[] {
  return [...selfAndAncestors(node, ({ parent }) => parent)].reverse();
}

/** Whether the topic is the node itself or below it. */
export function isInBranch(node: TopicNode, topicId: TopicId): boolean {
  return lineage(node).some(({ topic }) => topic.id === topicId);
}

/** The sum of the counts of a topic and of those below it. */
export function countInBranch({ topic, children }: TopicNode, counts: ReadonlyMap<Place, number>): number {
  const below = children.reduce((sum, child) => sum + countInBranch(child, counts), 0);
  return (counts.get(topic.id) ?? 0) + below;
}

function number(siblings: TopicNode[]): void {
  for (const [index, node] of siblings.entries()) {
    node.order = index + 1;
    node.siblings = siblings.length;
  }
}

/** The ranked topics that still exist; some may have been deleted since. */
export function remainingTopics(ranked: readonly RankedTopic[], tree: TopicNodes): RankedTopic[] {
  return ranked.filter(({ topicId }) => tree.byId.has(topicId));
}
