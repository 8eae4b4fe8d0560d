import type { PapertreeDatabase } from '@/lib/db/database';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { placedIn } from './placements';

/** The tree as the panel draws it. */
export interface TreeReading {
  topics: Topic[];
  /** Papers whose primary place is the topic itself, not below it; Unsorted included. */
  counts: Map<Place, number>;
}

export async function readTree(db: PapertreeDatabase): Promise<TreeReading> {
  return db.transaction('r', [db.topics, db.placements], async () => {
    const topics = await db.topics.toArray();
    const places: Place[] = [UNSORTED, ...topics.map(({ id }) => id)];
    // The browser counts an index far faster than a cursor walks it: one question a topic, however many papers.
    const counts = await Promise.all(places.map((place) => placedIn(db, place).count()));
    return { topics, counts: new Map(places.map((place, index) => [place, counts[index] ?? 0])) };
  });
}
