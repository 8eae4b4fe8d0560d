import type { PapertreeDatabase } from '@/lib/db/database';
import type { Act } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { pin } from '@/lib/domain/placements/person-transitions';
import type { LibraryContext } from '@/lib/library/context';
import { actOnPapers, type PaperStep } from './act-on-many-papers';

/**
 * Moves papers to a place and pins them there. The topic that a paper leaves is rejected for it, unless the program
 * never suggested it.
 * @throws ExpectedError `unknown-paper`, `unknown-topic`.
 */
export function movePapers(context: LibraryContext, paperIds: PaperId[], topicId: Place): Promise<ActId> {
  return actOnPapers(context, moveStep, { does: 'move', topicId }, paperIds);
}

export const moveStep: PaperStep<{ does: 'move'; topicId: Place }> = {
  kind: 'move-paper',
  tables: ['topics', 'placements'],
  async do(db, act, papers, { topicId }) {
    if (topicId !== UNSORTED && !(await db.topics.get(topicId))) throw new ExpectedError('unknown-topic');
    await pinAll(db, act, papers, topicId);
  },
};

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
