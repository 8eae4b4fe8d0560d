import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from './topic';

/**
 * The node itself and those above it, nearest first; nothing for `null`. A damaged library ends the walk: a node that
 * would come a second time (a cycle), or that does not exist, is not returned.
 * @param parentOf the parent; `null` at the top, `undefined` where the node does not exist
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
 * The node itself and those below it, each once whatever the records say: parents before children, siblings in the
 * order in which they are given.
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

/** The parents of these topics, as `selfAndAncestors` asks for them. */
export function parentsOf(topics: Iterable<Topic>): (id: TopicId) => TopicId | null | undefined {
  const parents = new Map<TopicId, TopicId | null>();
  for (const { id, parentId } of topics) parents.set(id, parentId);
  return (id) => parents.get(id);
}
