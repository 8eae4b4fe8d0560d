import type { TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { selfAndAncestors } from '@/lib/domain/topics/walk-tree';

/** The shape of the tree, derived from the topics' records in any order, even if they are inconsistent. */
export interface TopicTree {
  /** Every topic, parents before children, siblings by position and id. */
  order: TopicId[];
  /** `null` at the top, and if the parent does not exist or would close a cycle. */
  parent: Map<TopicId, TopicId | null>;
  children: Map<TopicId | null, TopicId[]>;
  /** Topics that are locked or below a locked topic. */
  locked: Set<TopicId>;
}

/** Derives the shape. Orphans, and the lowest id of each cycle, go to the top, so that no topic is lost. */
export function topicTree(topics: Iterable<Topic>): TopicTree {
  const byId = new Map<TopicId, Topic>();
  for (const topic of topics) byId.set(topic.id, topic);

  const parent = new Map<TopicId, TopicId | null>();
  for (const topic of byId.values())
    parent.set(topic.id, topic.parentId !== null && byId.has(topic.parentId) ? topic.parentId : null);
  cutCycles(parent);

  const children = new Map<TopicId | null, TopicId[]>([[null, []]]);
  for (const [id, above] of parent) {
    const siblings = children.get(above);
    if (siblings) siblings.push(id);
    else children.set(above, [id]);
  }
  const position = (id: TopicId) => byId.get(id)?.position ?? 0;
  for (const siblings of children.values())
    siblings.sort((a, b) => position(a) - position(b) || (a < b ? -1 : 1));

  const order: TopicId[] = [];
  const locked = new Set<TopicId>();
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    order.push(id);
    const above = parent.get(id) ?? null;
    if (byId.get(id)?.locked || (above !== null && locked.has(above))) locked.add(id);
    waiting.push(...[...(children.get(id) ?? [])].reverse());
  }
  return { order, parent, children, locked };
}

function cutCycles(parent: Map<TopicId, TopicId | null>): void {
  const safe = new Set<TopicId>();
  for (const start of [...parent.keys()].sort()) {
    const path: TopicId[] = [];
    const onPath = new Set<TopicId>();
    let id: TopicId | null = start;
    while (id !== null && !safe.has(id) && !onPath.has(id)) {
      path.push(id);
      onPath.add(id);
      id = parent.get(id) ?? null;
    }
    if (id !== null && onPath.has(id)) {
      const cycle = path.slice(path.indexOf(id)).sort();
      if (cycle[0] !== undefined) parent.set(cycle[0], null);
    }
    for (const seen of path) safe.add(seen);
  }
}

/** The topics from the top down to `id`, itself included. */
export function pathOf(tree: TopicTree, id: TopicId): TopicId[] {
  return [...selfAndAncestors(id, (topic) => tree.parent.get(topic))].reverse();
}
