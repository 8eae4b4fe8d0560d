import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';

/** Whether a language model decided where the paper stands now: it is who wrote its place last, as the log tells. */
export async function isPlacedByLanguageModel(db: PapertreeDatabase, paperId: PaperId): Promise<boolean> {
  const changes = await db.changes.where('[table+key]').equals(['placements', paperId]).sortBy('seq');
  const decision = changes.findLast(
    ({ after }) => after === null || 'topicId' in after || 'reason' in after || 'confidence' in after,
  );
  return decision?.kind === 'review-place';
}
