import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/queries';
import { ExpectedError } from '@/lib/domain/errors';
import { groupBy } from '@/lib/domain/group-by';
import { type ActId, type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import { parentsOf, selfAndAncestors, selfAndDescendants } from '@/lib/domain/topics/ancestors';
import { bySiblingOrder, TOPIC_NAME_MAX, type Topic, type TopicColour } from '@/lib/domain/topics/topic';
import type { LibraryContext } from '@/lib/library/context';
import { pinAll } from '@/lib/library/papers/move-papers';

/** A new topic, and in it the papers for which it was made. @throws ExpectedError `invalid-name`, `unknown-topic`, `unknown-paper`. */
export async function createTopic(
  context: LibraryContext,
  name: string,
  parentId: TopicId | null,
  papers: PaperId[] = [],
): Promise<{ act: ActId; topicId: TopicId }> {
  const { db } = context;
  const made = await write(db, { kind: 'create-topic', madeBy: 'person' }, async (act) => {
    if (parentId !== null) await topicOf(db, parentId);
    const topicId = await addTopic(db, act, { name, parentId, namedBy: 'person' });
    await pinAll(db, act, papers, topicId);
    return { act: act.id, topicId };
  });
  context.onPapersChanged(papers);
  return made;
}

/** Writes a topic that is new, last among its siblings. @throws ExpectedError `invalid-name`. */
export async function addTopic(
  db: PapertreeDatabase,
  act: Act,
  { name, parentId, namedBy }: Pick<Topic, 'name' | 'parentId' | 'namedBy'>,
): Promise<TopicId> {
  const id = uuid() as TopicId;
  const position = await nextPosition(db, parentId);
  await act.put('topics', { id, parentId, name: topicName(name), namedBy, locked: false, position });
  return id;
}

/** @throws ExpectedError `invalid-name`, `unknown-topic`. */
export async function renameTopic(context: LibraryContext, topicId: TopicId, name: string): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind: 'rename-topic', madeBy: 'person' }, async (act) => {
    await act.put('topics', { ...(await topicOf(db, topicId)), name: topicName(name), namedBy: 'person' });
    return act.id;
  });
  context.onPapersChanged(await papersBelow(db, topicId));
  return act;
}

/**
 * Puts the topic, with all that is below it, under another parent, before one of that one's children; last among
 * them where `before` is `null` or no longer there.
 * @throws ExpectedError `unknown-topic`, `topic-cycle` where the new parent lies below the topic.
 */
export async function moveTopic(
  context: LibraryContext,
  topicId: TopicId,
  parentId: TopicId | null,
  before: TopicId | null = null,
): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind: 'move-topic', madeBy: 'person' }, async (act) => {
    const topic = await topicOf(db, topicId);
    if (parentId !== null) await refuseCycle(db, topicId, parentId);
    const siblings = (await childrenOf(db, parentId)).filter(({ id }) => id !== topicId);
    const { position, renumbered } = positionBefore(topic, siblings, before);
    await act.put('topics', { ...topic, parentId, position });
    for (const sibling of renumbered) await act.put('topics', sibling);
    return act.id;
  });
  context.onPapersChanged(await papersBelow(db, topicId));
  return act;
}

/** @throws ExpectedError `unknown-topic`. */
export async function colourTopic(
  { db }: LibraryContext,
  topicId: TopicId,
  colour: TopicColour | null,
): Promise<ActId> {
  return write(db, { kind: 'colour-topic', madeBy: 'person' }, async (act) => {
    const { colour: _, ...topic } = await topicOf(db, topicId);
    await act.put('topics', colour ? { ...topic, colour } : topic);
    return act.id;
  });
}

/** Shows the topic before its siblings, or no longer. @throws ExpectedError `unknown-topic`. */
export async function pinTopic({ db }: LibraryContext, topicId: TopicId, isPinned: boolean): Promise<ActId> {
  return write(db, { kind: 'pin-topic', madeBy: 'person' }, async (act) => {
    const { pinned: _, ...topic } = await topicOf(db, topicId);
    await act.put('topics', isPinned ? { ...topic, pinned: true } : topic);
    return act.id;
  });
}

/** Nothing automatic enters, leaves or reshapes a locked branch. @throws ExpectedError `unknown-topic`. */
export async function lockTopic(context: LibraryContext, topicId: TopicId, locked: boolean): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind: 'lock-topic', madeBy: 'person' }, async (act) => {
    await act.put('topics', { ...(await topicOf(db, topicId)), locked });
    return act.id;
  });
  context.onPending();
  return act;
}

/**
 * The topic goes, with the rules that lead there; its sub-topics and papers go up to its parent (from the top, papers
 * go to Unsorted). A paper that a person put there stays pinned.
 * @throws ExpectedError `unknown-topic`.
 */
export async function deleteTopic(context: LibraryContext, topicId: TopicId): Promise<ActId> {
  const { db } = context;
  const touched = await papersBelow(db, topicId);
  const act = await write(db, { kind: 'delete-topic', madeBy: 'person' }, async (act) => {
    const topic = await topicOf(db, topicId);
    await act.remove('topics', topicId);
    for (const child of await db.topics.where('parentId').equals(topicId).toArray()) {
      await act.put('topics', { ...child, parentId: topic.parentId });
    }
    for (const placement of await placedIn(db, topicId).toArray()) {
      await act.put('placements', wentUp(placement, topic.parentId, act.at));
    }
    for (const placement of await db.placements.where('also').equals(topicId).toArray()) {
      await act.put('placements', { ...placement, also: placement.also.filter((id) => id !== topicId) });
    }
    for (const rule of await db.rules.where('topicId').equals(topicId).toArray()) {
      await act.remove('rules', rule.id);
    }
    return act.id;
  });
  context.onPapersChanged(touched);
  return act;
}

/** A name as it is stored: one line, single spaces. @throws ExpectedError `invalid-name` where nothing is left, or too much. */
export function topicName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length === 0 || line.length > TOPIC_NAME_MAX) throw new ExpectedError('invalid-name');
  return line;
}

function wentUp(placement: Placement, parentId: TopicId | null, at: number): Placement {
  if (parentId !== null) return { ...placement, topicId: parentId, at };
  // Nobody put it into Unsorted: it is not pinned there, and may be asked about.
  return { ...placement, topicId: UNSORTED, madeBy: 'program', confidence: null, reason: null, at };
}

/** @throws ExpectedError `unknown-topic`. */
export async function topicOf(db: PapertreeDatabase, topicId: TopicId): Promise<Topic> {
  const topic = await db.topics.get(topicId);
  if (!topic) throw new ExpectedError('unknown-topic');
  return topic;
}

/** @throws ExpectedError `topic-cycle` where `place` is the topic or lies below it; `unknown-topic` where there is none. */
export async function refuseCycle(db: PapertreeDatabase, topicId: TopicId, place: TopicId): Promise<void> {
  const above = [...selfAndAncestors(place, parentsOf(await db.topics.toArray()))];
  if (above.length === 0) throw new ExpectedError('unknown-topic');
  if (above.includes(topicId)) throw new ExpectedError('topic-cycle');
}

async function nextPosition(db: PapertreeDatabase, parentId: TopicId | null): Promise<number> {
  return (await childrenOf(db, parentId)).reduce((next, { position }) => Math.max(next, position + 1), 0);
}

/** In their order. */
async function childrenOf(db: PapertreeDatabase, parentId: TopicId | null): Promise<Topic[]> {
  // `null` is no key in IndexedDB: top-level topics are not in the index.
  const children = parentId
    ? await db.topics.where('parentId').equals(parentId).toArray()
    : await db.topics.filter((topic) => topic.parentId === null).toArray();
  return children.sort(bySiblingOrder);
}

/**
 * A position between two neighbours, so that a move writes one record; siblings whose positions clash, or lie so
 * close that no number fits between, are numbered anew. Pinned topics and the others are two rows of their own.
 */
function positionBefore(
  topic: Topic,
  siblings: Topic[],
  before: TopicId | null,
): { position: number; renumbered: Topic[] } {
  const isPinned = topic.pinned ?? false;
  const row = siblings.filter(({ pinned = false }) => pinned === isPinned);
  const target = siblings.find(({ id }) => id === before);
  const next = target?.pinned && !isPinned ? row[0] : row.find(({ id }) => id === before);
  if (!next) {
    const position = row.reduce((last, { position }) => Math.max(last, position + 1), 0);
    return { position, renumbered: [] };
  }
  const index = row.indexOf(next);
  const previous = row[index - 1];
  if (!previous) return { position: next.position - 1, renumbered: [] };
  const middle = (previous.position + next.position) / 2;
  if (previous.position < middle && middle < next.position) return { position: middle, renumbered: [] };
  const renumbered = row.map((sibling, order) => ({
    ...sibling,
    position: order < index ? order : order + 1,
  }));
  return { position: index, renumbered };
}

/** Papers whose primary place is the topic or below it. */
export async function papersBelow(db: PapertreeDatabase, topicId: TopicId): Promise<PaperId[]> {
  const children = groupBy(await db.topics.toArray(), ({ parentId }) => parentId);
  const childrenOf = (id: TopicId) => (children.get(id) ?? []).map((child) => child.id);
  const branch = [...selfAndDescendants(topicId, childrenOf)];
  const placements = await Promise.all(branch.map((id) => placedIn(db, id).primaryKeys()));
  return placements.flat();
}
