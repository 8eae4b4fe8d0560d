import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { ExpectedError } from '@/lib/domain/errors';
import { groupBy } from '@/lib/domain/group-by';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { dropSecondaryTopic, promoteToParent } from '@/lib/domain/placements/tree-transitions';
import { nextPosition, positionBefore } from '@/lib/domain/topics/sibling-order';
import { bySiblingOrder, TOPIC_NAME_MAX, type Topic, type TopicColour } from '@/lib/domain/topics/topic';
import { parentsOf, selfAndAncestors, selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import type { LibraryContext } from '@/lib/library/context';
import { pinAll } from '@/lib/library/papers/move-papers';

/**
 * Creates a topic and files `papers` in it.
 * @throws ExpectedError `invalid-name`, `unknown-topic`, `unknown-paper`.
 */
export async function createTopic(
  { db }: LibraryContext,
  name: string,
  parentId: TopicId | null,
  papers: PaperId[] = [],
): Promise<{ act: ActId; topicId: TopicId }> {
  const tables = ['topics', 'placements'] as const;
  return write(db, { kind: 'create-topic', madeBy: 'person', tables }, async (act) => {
    if (parentId !== null) await topicOf(db, parentId);
    const topicId = await addTopic(db, act, { name, parentId, namedBy: 'person' });
    await pinAll(db, act, papers, topicId);
    return { act: act.id, topicId };
  });
}

/** Adds a topic, last among its siblings. @throws ExpectedError `invalid-name`. */
export async function addTopic(
  db: PapertreeDatabase,
  act: Act<'topics'>,
  { name, parentId, namedBy }: Pick<Topic, 'name' | 'parentId' | 'namedBy'>,
): Promise<TopicId> {
  const id = uuid() as TopicId;
  const position = nextPosition(await childrenOf(db, parentId));
  await act.put('topics', { id, parentId, name: topicName(name), namedBy, locked: false, position });
  return id;
}

/** @throws ExpectedError `invalid-name`, `unknown-topic`. */
export async function renameTopic({ db }: LibraryContext, topicId: TopicId, name: string): Promise<ActId> {
  return write(db, { kind: 'rename-topic', madeBy: 'person', tables: ['topics'] }, async (act) => {
    await act.put('topics', { ...(await topicOf(db, topicId)), name: topicName(name), namedBy: 'person' });
    return act.id;
  });
}

/**
 * Moves the topic and everything below it under another parent, before the child `before` of that parent, or after
 * all its children if `before` is `null` or gone.
 * @throws ExpectedError `unknown-topic`, `topic-cycle` if the new parent is below the topic.
 */
export async function moveTopic(
  { db }: LibraryContext,
  topicId: TopicId,
  parentId: TopicId | null,
  before: TopicId | null = null,
): Promise<ActId> {
  return write(db, { kind: 'move-topic', madeBy: 'person', tables: ['topics'] }, async (act) => {
    const topic = await topicOf(db, topicId);
    if (parentId !== null) await refuseCycle(db, topicId, parentId);
    const siblings = (await childrenOf(db, parentId)).filter(({ id }) => id !== topicId);
    const { position, renumbered } = positionBefore(topic, siblings, before);
    await act.put('topics', { ...topic, parentId, position });
    for (const sibling of renumbered) await act.put('topics', sibling);
    return act.id;
  });
}

/** @throws ExpectedError `unknown-topic`. */
export async function colourTopic(
  { db }: LibraryContext,
  topicId: TopicId,
  colour: TopicColour | null,
): Promise<ActId> {
  return write(db, { kind: 'colour-topic', madeBy: 'person', tables: ['topics'] }, async (act) => {
    const { colour: _, ...topic } = await topicOf(db, topicId);
    await act.put('topics', colour ? { ...topic, colour } : topic);
    return act.id;
  });
}

/** Pins the topic, which is then shown before its siblings, or unpins it. @throws ExpectedError `unknown-topic`. */
export async function pinTopic({ db }: LibraryContext, topicId: TopicId, isPinned: boolean): Promise<ActId> {
  return write(db, { kind: 'pin-topic', madeBy: 'person', tables: ['topics'] }, async (act) => {
    const { pinned: _, ...topic } = await topicOf(db, topicId);
    await act.put('topics', isPinned ? { ...topic, pinned: true } : topic);
    return act.id;
  });
}

/** Nothing automatic enters, leaves or reshapes a locked branch. @throws ExpectedError `unknown-topic`. */
export async function lockTopic({ db }: LibraryContext, topicId: TopicId, locked: boolean): Promise<ActId> {
  return write(db, { kind: 'lock-topic', madeBy: 'person', tables: ['topics'] }, async (act) => {
    await act.put('topics', { ...(await topicOf(db, topicId)), locked });
    return act.id;
  });
}

/**
 * Deletes the topic and the rules that file into it. Its sub-topics and papers move to its parent; papers of a
 * topic at the top move to Unsorted. A paper that a person placed stays pinned.
 * @throws ExpectedError `unknown-topic`.
 */
export async function deleteTopic({ db }: LibraryContext, topicId: TopicId): Promise<ActId> {
  const tables = ['topics', 'placements', 'rules'] as const;
  return write(db, { kind: 'delete-topic', madeBy: 'person', tables }, async (act) => {
    const topic = await topicOf(db, topicId);
    await act.remove('topics', topicId);
    for (const child of await db.topics.where('parentId').equals(topicId).toArray()) {
      await act.put('topics', { ...child, parentId: topic.parentId });
    }
    for (const placement of await placedIn(db, topicId).toArray()) {
      await act.put('placements', promoteToParent(placement, topic.parentId, act.at));
    }
    for (const placement of await db.placements.where('also').equals(topicId).toArray()) {
      await act.put('placements', dropSecondaryTopic(placement, topicId));
    }
    for (const rule of await db.rules.where('topicId').equals(topicId).toArray()) {
      await act.remove('rules', rule.id);
    }
    return act.id;
  });
}

/**
 * A name as it is stored: one line, single spaces. @throws ExpectedError `invalid-name` if it is empty or too long.
 */
export function topicName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length === 0 || line.length > TOPIC_NAME_MAX) throw new ExpectedError('invalid-name');
  return line;
}

/** @throws ExpectedError `unknown-topic`. */
export async function topicOf(db: PapertreeDatabase, topicId: TopicId): Promise<Topic> {
  const topic = await db.topics.get(topicId);
  if (!topic) throw new ExpectedError('unknown-topic');
  return topic;
}

/** @throws ExpectedError `topic-cycle` if `place` is the topic or below it; `unknown-topic` if it does not exist. */
export async function refuseCycle(db: PapertreeDatabase, topicId: TopicId, place: TopicId): Promise<void> {
  const above = [...selfAndAncestors(place, parentsOf(await db.topics.toArray()))];
  if (above.length === 0) throw new ExpectedError('unknown-topic');
  if (above.includes(topicId)) throw new ExpectedError('topic-cycle');
}

/** The children of a topic in sibling order. */
async function childrenOf(db: PapertreeDatabase, parentId: TopicId | null): Promise<Topic[]> {
  // `null` is not a valid key in IndexedDB, so top-level topics are not in the index.
  const children = parentId
    ? await db.topics.where('parentId').equals(parentId).toArray()
    : await db.topics.filter((topic) => topic.parentId === null).toArray();
  return children.sort(bySiblingOrder);
}

/** Papers whose primary topic is this topic or one below it. */
export async function papersBelow(db: PapertreeDatabase, topicId: TopicId): Promise<PaperId[]> {
  const children = groupBy(await db.topics.toArray(), ({ parentId }) => parentId);
  const childrenOf = (id: TopicId) => (children.get(id) ?? []).map((child) => child.id);
  const branch = [...selfAndDescendants(topicId, childrenOf)];
  const placements = await Promise.all(branch.map((id) => placedIn(db, id).primaryKeys()));
  return placements.flat();
}
