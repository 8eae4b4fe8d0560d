import Dexie from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import type { Place } from '@/lib/domain/ids';

/** Placements whose primary place this is, the first filed first. */
export function placedIn(db: PapertreeDatabase, place: Place) {
  return db.placements.where('[topicId+at]').between([place, Dexie.minKey], [place, Dexie.maxKey]);
}
