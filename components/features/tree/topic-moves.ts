import type { TopicId } from '@/lib/domain/ids';
import { isInBranch, type TopicNode, type TopicNodes } from './topic-nodes';

/** The destination of a topic: its new parent, and the sibling that it comes before; `null` means last. */
export interface TopicMove {
  parentId: TopicId | null;
  before: TopicId | null;
}

/** The four moves with Ctrl and an arrow key; `null` if a move is impossible. */
export interface TopicSteps {
  up: TopicMove | null;
  down: TopicMove | null;
  /** Into its upper neighbour. */
  inward: TopicMove | null;
  /** Out of its parent, right after it. */
  outward: TopicMove | null;
}

export function topicSteps(node: TopicNode, tree: TopicNodes): TopicSteps {
  const siblings = siblingsOf(node, tree);
  const index = siblings.indexOf(node);
  const [above, below] = [siblings[index - 1], siblings[index + 1]];
  const parentId = node.parent?.topic.id ?? null;
  return {
    up: above && isOneRow(above, node) ? { parentId, before: above.topic.id } : null,
    down: below && isOneRow(below, node) ? { parentId, before: idOf(siblings[index + 2]) } : null,
    inward: above ? { parentId: above.topic.id, before: null } : null,
    outward: node.parent && after(node.parent, tree),
  };
}

/** The part of a topic's row on which something is dropped. */
export type DropSpot = 'before' | 'after' | 'into';

/** The move of a topic that is dropped on another one; `null` if it would be below itself. */
export function dropMove(
  dragged: TopicId,
  target: TopicNode,
  spot: DropSpot,
  tree: TopicNodes,
): TopicMove | null {
  if (isInBranch(target, dragged)) return null;
  if (spot === 'into') return { parentId: target.topic.id, before: null };
  if (spot === 'after') return after(target, tree);
  return { parentId: target.parent?.topic.id ?? null, before: target.topic.id };
}

function after(node: TopicNode, tree: TopicNodes): TopicMove {
  const siblings = siblingsOf(node, tree);
  return { parentId: node.parent?.topic.id ?? null, before: idOf(siblings[siblings.indexOf(node) + 1]) };
}

function siblingsOf(node: TopicNode, tree: TopicNodes): TopicNode[] {
  return node.parent?.children ?? tree.roots;
}

/** Pinned topics stay before the others, so a topic moves only among topics of its own kind. */
function isOneRow(a: TopicNode, b: TopicNode): boolean {
  return (a.topic.pinned ?? false) === (b.topic.pinned ?? false);
}

function idOf(node: TopicNode | undefined): TopicId | null {
  return node?.topic.id ?? null;
}
