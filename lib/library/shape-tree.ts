import { v7 as uuid } from 'uuid';
import { write } from '@/lib/db/act';
import type { PapertreeDatabase } from '@/lib/db/database';
import { placedIn } from '@/lib/db/queries';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placement';
import { TOPIC_NAME_MAX, type Topic } from '@/lib/domain/topic';
import type { LibraryContext } from './context';

/** @throws ExpectedError `invalid-name`, `unknown-topic`. */
export async function createTopic(
  context: LibraryContext,
  name: string,
  parentId: TopicId | null,
): Promise<{ act: ActId; topicId: TopicId }> {
  const { db } = context;
  return write(db, { kind: 'create-topic', madeBy: 'person' }, async (act) => {
    if (parentId !== null) await topicOf(db, parentId);
    const topicId = uuid() as TopicId;
    await act.put('topics', {
      id: topicId,
      parentId,
      name: topicName(name),
      namedBy: 'person',
      locked: false,
      position: await nextPosition(db, parentId),
    });
    return { act: act.id, topicId };
  });
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

/** @throws ExpectedError `unknown-topic`, `topic-cycle` where the new parent lies below the topic. */
export async function moveTopic(
  context: LibraryContext,
  topicId: TopicId,
  parentId: TopicId | null,
): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind: 'move-topic', madeBy: 'person' }, async (act) => {
    const topic = await topicOf(db, topicId);
    for (let above = parentId; above !== null; above = (await topicOf(db, above)).parentId) {
      if (above === topicId) throw new ExpectedError('topic-cycle');
    }
    await act.put('topics', { ...topic, parentId, position: await nextPosition(db, parentId) });
    return act.id;
  });
  context.onPapersChanged(await papersBelow(db, topicId));
  return act;
}

/**
 * The topic goes; its sub-topics and papers go up to its parent (from the top, papers go to Unsorted).
 * A paper that a person put there stays pinned.
 * @throws ExpectedError `unknown-topic`.
 */
export async function deleteTopic(context: LibraryContext, topicId: TopicId): Promise<ActId> {
  const { db } = context;
  const touched = await papersBelow(db, topicId);
  const act = await write(db, { kind: 'delete-topic', madeBy: 'person' }, async (act) => {
    const topic = await topicOf(db, topicId);
    for (const child of await db.topics.where('parentId').equals(topicId).toArray()) {
      await act.put('topics', { ...child, parentId: topic.parentId });
    }
    for (const placement of await placedIn(db, topicId).toArray()) {
      await act.put('placements', wentUp(placement, topic.parentId, act.at));
    }
    for (const placement of await db.placements.where('also').equals(topicId).toArray()) {
      await act.put('placements', { ...placement, also: placement.also.filter((id) => id !== topicId) });
    }
    await act.remove('topics', topicId);
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

async function topicOf(db: PapertreeDatabase, topicId: TopicId): Promise<Topic> {
  const topic = await db.topics.get(topicId);
  if (!topic) throw new ExpectedError('unknown-topic');
  return topic;
}

async function nextPosition(db: PapertreeDatabase, parentId: TopicId | null): Promise<number> {
  // `null` is no key in IndexedDB: top-level topics are not in the index.
  const siblings = parentId
    ? await db.topics.where('parentId').equals(parentId).toArray()
    : await db.topics.filter((topic) => topic.parentId === null).toArray();
  return siblings.reduce((next, { position }) => Math.max(next, position + 1), 0);
}

async function papersBelow(db: PapertreeDatabase, topicId: TopicId): Promise<PaperId[]> {
  const below: TopicId[] = [topicId];
  for (const id of below) below.push(...(await db.topics.where('parentId').equals(id).primaryKeys()));
  const placements = await Promise.all(below.map((id) => placedIn(db, id).primaryKeys()));
  return placements.flat();
}
