import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';

/**
 * The node itself and those above it, nearest first; nothing for `null`. In a damaged library, the walk ends at a cycle
 * or at a missing node.
 * @param parentOf Returns the parent; `null` at the top, `undefined` if the node does not exist.
 */
export function* selfAndAncestors<Node>(
  node: Node | null,
  parentOf: (node: Node) => Node | null | undefined,
): Generator<Node> {
  const seen = new Set<Node>();
  let current = node;
  while (current !== null && !seen.has(current)) {
    const parent = parentOf(current);
    if (parent === undefined) return;
    seen.add(current);
    yield current;
    current = parent;
  }
}

/**
 * The node itself and those below it, each once even if there are cycles: parents before children, siblings in the
 * given order.
 */
export function* selfAndDescendants<Node>(
  node: Node,
  childrenOf: (node: Node) => Iterable<Node>,
): Generator<Node> {
  const seen = new Set<Node>();
  const waiting = [node];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    yield current;
    waiting.push(...[...childrenOf(current)].reverse());
  }
}

/** Returns a function from a topic to its parent, for `selfAndAncestors`. */
export function parentsOf(topics: Iterable<Topic>): (id: TopicId) => TopicId | null | undefined {
  const parents = new Map<TopicId, TopicId | null>();
  for (const { id, parentId } of topics) parents.set(id, parentId);
  return (id) => parents.get(id);
}
