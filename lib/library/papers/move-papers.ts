import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { isPinned, type Placement } from '@/lib/domain/placements/placement';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Puts the papers where a person wants them, and pins them there. The topic that a paper is taken out of
 * is remembered as rejected, unless the program never suggested it.
 * @throws ExpectedError `unknown-paper`, `unknown-topic`.
 */
export async function movePapers(
  context: LibraryContext,
  paperIds: PaperId[],
  topicId: Place,
): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind: 'move-paper', madeBy: 'person' }, async (act) => {
    if (topicId !== UNSORTED && !(await db.topics.get(topicId))) throw new ExpectedError('unknown-topic');
    await pinAll(db, act, paperIds, topicId);
    return act.id;
  });
  context.onPapersChanged(paperIds);
  return act;
}

/** Pins papers in one place, thousands at a time. @throws ExpectedError `unknown-paper`. */
export async function pinAll(
  db: PapertreeDatabase,
  act: Act,
  paperIds: PaperId[],
  topicId: Place,
): Promise<void> {
  const placements = await db.placements.bulkGet([...new Set(paperIds)]);
  const pinned = placements.map((current) => {
    if (!current) throw new ExpectedError('unknown-paper');
    return moved(current, topicId, act.at);
  });
  await act.putAll('placements', pinned);
}

/** The placement after a person put the paper there. */
export function moved(current: Placement, topicId: Place, at: number): Placement {
  const left = current.topicId;
  const rejected = new Set(current.rejected);
  if (left !== UNSORTED && left !== topicId && current.madeBy === 'program') rejected.add(left);
  rejected.delete(topicId as TopicId);
  return {
    ...current,
    topicId,
    also: current.also.filter((id) => id !== topicId),
    madeBy: 'person',
    confidence: null,
    reason: null,
    rejected: [...rejected],
    at,
  };
}

/**
 * The placement after the paper came along with a change of the tree. A person agreed to the branch, not to each
 * paper in it: what was not pinned stays so, and what was stays pinned in its new place.
 */
export function carried(current: Placement, topicId: TopicId, at: number): Placement {
  const also = current.also.filter((id) => id !== topicId);
  if (isPinned(current)) return { ...current, topicId, also, at };
  const words = current.reason?.words ?? [];
  return {
    ...current,
    topicId,
    also,
    confidence: null,
    reason: { nearest: [], words, agreed: true },
    at,
  };
}
