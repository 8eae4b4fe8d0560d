import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Makes papers belong to a further topic, beside the one they stand in; where they stand there, or belong there
 * already, nothing changes.
 * @throws ExpectedError `unknown-paper`, `unknown-topic`.
 */
export async function addToTopic(
  context: LibraryContext,
  paperIds: PaperId[],
  topicId: TopicId,
): Promise<ActId> {
  if (!(await context.db.topics.get(topicId))) throw new ExpectedError('unknown-topic');
  return change(context, 'add-paper-to-topic', paperIds, (placement) => {
    if (placement.topicId === topicId || placement.also.includes(topicId)) return null;
    const rejected = placement.rejected.filter((id) => id !== topicId);
    return { ...placement, also: [...placement.also, topicId], rejected };
  });
}

/** The reverse; the program will not suggest the topic for these papers again. @throws as `addToTopic`. */
export async function takeFromTopic(
  context: LibraryContext,
  paperIds: PaperId[],
  topicId: TopicId,
): Promise<ActId> {
  return change(context, 'take-paper-from-topic', paperIds, (placement) => {
    if (!placement.also.includes(topicId)) return null;
    const rejected = [...new Set([...placement.rejected, topicId])];
    return { ...placement, also: placement.also.filter((id) => id !== topicId), rejected };
  });
}

async function change(
  context: LibraryContext,
  kind: 'add-paper-to-topic' | 'take-paper-from-topic',
  paperIds: PaperId[],
  changed: (placement: Placement) => Placement | null,
): Promise<ActId> {
  const { db } = context;
  const act = await write(db, { kind, madeBy: 'person' }, async (act) => {
    const placements = await db.placements.bulkGet([...new Set(paperIds)]);
    const next = placements.map((placement) => {
      if (!placement) throw new ExpectedError('unknown-paper');
      return changed(placement);
    });
    await act.putAll(
      'placements',
      next.filter((placement) => placement !== null),
    );
    return act.id;
  });
  context.onPapersChanged(paperIds);
  return act;
}
