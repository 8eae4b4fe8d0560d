import { write } from '@/lib/db/log/write';
import { topicsByPerson } from '@/lib/db/queries/secondary-topics-by-person';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { reject } from '@/lib/domain/placements/person-transitions';
import type { LibraryContext } from '@/lib/library/context';

/**
 * "Not here": the papers leave the topics where the program put them, are never suggested for these again, and are
 * filed again. Papers that a person placed, or that stand in Unsorted, stay as they are.
 * @throws ExpectedError `unknown-paper`.
 */
export async function rejectPlaces({ db }: LibraryContext, paperIds: PaperId[]): Promise<ActId> {
  const tables = ['placements'] as const;
  return write(db, { kind: 'reject-place', madeBy: 'person', tables }, async (act) => {
    for (const paperId of paperIds) {
      const current = await db.placements.get(paperId);
      if (!current) throw new ExpectedError('unknown-paper');
      const next = reject(current, act.at, await topicsByPerson(db, current));
      if (next !== current) await act.put('placements', next);
    }
    return act.id;
  });
}
