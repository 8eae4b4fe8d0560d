import type { PapertreeDatabase } from '@/lib/db/database';
import type { Place } from '@/lib/domain/ids';

/** More were not saved one by one: an import is not news. */
const MOST = 500;

/**
 * How many of the papers that were saved since then stand in each place; nothing of any where they are more than a
 * person saves.
 * @param since milliseconds since 1970
 */
export async function countSavedSince(db: PapertreeDatabase, since: number): Promise<Map<Place, number>> {
  const ids = await db.papers
    .where('savedAt')
    .aboveOrEqual(since)
    .limit(MOST + 1)
    .primaryKeys();
  const counts = new Map<Place, number>();
  if (ids.length > MOST) return counts;
  for (const placement of await db.placements.bulkGet(ids))
    if (placement) counts.set(placement.topicId, (counts.get(placement.topicId) ?? 0) + 1);
  return counts;
}
