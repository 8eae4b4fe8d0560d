import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { pin } from '@/lib/domain/placements/person-transitions';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Puts the papers where a person wants them, and pins them there. The topic that a paper is taken out of
 * is remembered as rejected, unless the program never suggested it.
 * @throws ExpectedError `unknown-paper`, `unknown-topic`.
 */
export async function movePapers(
  { db }: LibraryContext,
  paperIds: PaperId[],
  topicId: Place,
): Promise<ActId> {
  const tables = ['topics', 'placements'] as const;
  return write(db, { kind: 'move-paper', madeBy: 'person', tables }, async (act) => {
    if (topicId !== UNSORTED && !(await db.topics.get(topicId))) throw new ExpectedError('unknown-topic');
    await pinAll(db, act, paperIds, topicId);
    return act.id;
  });
}

/** Pins papers in one place, thousands at a time. @throws ExpectedError `unknown-paper`. */
export async function pinAll(
  db: PapertreeDatabase,
  act: Act<'placements'>,
  paperIds: PaperId[],
  topicId: Place,
): Promise<void> {
  const placements = await db.placements.bulkGet([...new Set(paperIds)]);
  const pinned = placements.map((current) => {
    if (!current) throw new ExpectedError('unknown-paper');
    return pin(current, topicId, act.at);
  });
  await act.putAll('placements', pinned);
}
