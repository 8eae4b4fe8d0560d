import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { addSecondaryTopic, removeSecondaryTopic } from '@/lib/domain/placements/person-transitions';
import type { Placement } from '@/lib/domain/placements/placement';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Adds a secondary topic to papers. Papers that belong to the topic already stay unchanged.
 * @throws ExpectedError `unknown-paper`, `unknown-topic`.
 */
export async function addToTopic(
  context: LibraryContext,
  paperIds: PaperId[],
  topicId: TopicId,
): Promise<ActId> {
  if (!(await context.db.topics.get(topicId))) throw new ExpectedError('unknown-topic');
  return change(context, 'add-paper-to-topic', paperIds, (placement) =>
    addSecondaryTopic(placement, topicId),
  );
}

/** The reverse; the program will not suggest the topic for these papers again. @throws as `addToTopic`. */
export async function removeFromTopic(
  context: LibraryContext,
  paperIds: PaperId[],
  topicId: TopicId,
): Promise<ActId> {
  return change(context, 'take-paper-from-topic', paperIds, (placement) =>
    removeSecondaryTopic(placement, topicId),
  );
}

async function change(
  { db }: LibraryContext,
  kind: 'add-paper-to-topic' | 'take-paper-from-topic',
  paperIds: PaperId[],
  transition: (placement: Placement) => Placement,
): Promise<ActId> {
  return write(db, { kind, madeBy: 'person', tables: ['placements'] }, async (act) => {
    const placements = await db.placements.bulkGet([...new Set(paperIds)]);
    const changed = placements.flatMap((placement) => {
      if (!placement) throw new ExpectedError('unknown-paper');
      const next = transition(placement);
      return next === placement ? [] : [next];
    });
    await act.putAll('placements', changed);
    return act.id;
  });
}
