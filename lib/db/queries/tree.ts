import type { PapertreeDatabase } from '@/lib/db/database';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { placedIn } from './placements';

/** The tree as the panel draws it. */
export interface TreeReading {
  topics: Topic[];
  /** Papers that a place lists, as `readPlaceIds` does: its own, and those that also belong there. Not those below it. */
  counts: Map<Place, number>;
}

export async function readTree(db: PapertreeDatabase): Promise<TreeReading> {
  return db.transaction('r', [db.topics, db.placements], async () => {
    const topics = await db.topics.toArray();
    const places: Place[] = [UNSORTED, ...topics.map(({ id }) => id)];
    // The browser counts an index far faster than a cursor walks it: one question a topic, however many papers.
    const counts = await Promise.all(places.map((place) => placedIn(db, place).count()));
    const listed = new Map(places.map((place, index) => [place, counts[index] ?? 0]));
    for (const place of (await db.placements.orderBy('also').keys()) as unknown as Place[])
      listed.set(place, (listed.get(place) ?? 0) + 1);
    return { topics, counts: listed };
  });
}
