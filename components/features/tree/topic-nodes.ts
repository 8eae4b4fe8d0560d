import type { Place, TopicId } from '@/lib/domain/ids';
import type { RankedTopic } from '@/lib/domain/placements/placement';
import { selfAndAncestors } from '@/lib/domain/topics/ancestors';
import { bySiblingOrder, type Topic, type TopicColour } from '@/lib/domain/topics/topic';
import { usualColours } from '@/lib/domain/topics/topic-colour';

/** A topic where it stands in the tree, with what it holds. */
export interface TopicNode {
  topic: Topic;
  parent: TopicNode | null;
  /** In their order. */
  children: TopicNode[];
  /** Its own, that of the nearest topic above it that has one, or the usual one of the topic at the top. */
  colour: TopicColour;
  /** From 1 at the top, as `aria-level` counts. */
  level: number;
  /** Place among its siblings, from 1, as `aria-posinset` counts. */
  order: number;
  /** How many siblings there are, itself included. */
  siblings: number;
  /** Papers that its list shows: its own, and those that also belong there. */
  own: number;
  /** Papers in the topics below it. */
  below: number;
}

/** The whole tree, as it is drawn. */
export interface TopicNodes {
  roots: TopicNode[];
  byId: ReadonlyMap<TopicId, TopicNode>;
}

/**
 * Links flat records into a tree. Every topic is in it exactly once, whatever the records say: one whose parent
 * is missing, or that is its own ancestor, stands at the top, where a person can see and repair it.
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

  const usual = usualColours(topics);
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
  // What is left over stands in a ring of parents.
  for (const topic of topics) if (!byId.has(topic.id)) roots.push(addNode(topic, null));
  number(roots);
  return { roots, byId };
}

/** The rows of the tree from top to bottom: every topic all of whose ancestors are open. */
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

/** The node and those above it, the top first. */
export function lineage(node: TopicNode): TopicNode[] {
  return [...selfAndAncestors(node, ({ parent }) => parent)].reverse();
}

/** True for the topic itself and for every topic below it. */
export function isInBranch(node: TopicNode, topicId: TopicId): boolean {
  return lineage(node).some(({ topic }) => topic.id === topicId);
}

/** The sum of what is counted for a topic and for those below it. */
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

/** The topics of a ranking that can still be chosen: some may have been deleted since. */
export function remainingTopics(ranked: readonly RankedTopic[], tree: TopicNodes): RankedTopic[] {
  return ranked.filter(({ topicId }) => tree.byId.has(topicId));
}
