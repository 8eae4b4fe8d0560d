import type { PapertreeDatabase } from '@/lib/db/database';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';

/** The tree as the panel draws it. */
export interface TreeReading {
  topics: Topic[];
  /** Papers that a place lists, as `readPlaceIds` does: its own, and those that also belong there. Not those below it. */
  counts: Map<Place, number>;
}

export async function readTree(db: PapertreeDatabase): Promise<TreeReading> {
  // Not in one transaction, whose result would wait for its end. What a write in between changed is read again.
  const [topics, counted] = await Promise.all([db.topics.toArray(), db.placeCounts.toArray()]);
  const papers = new Map(counted.map((count) => [count.place, count.papers]));
  const places: Place[] = [UNSORTED, ...topics.map(({ id }) => id)];
  return { topics, counts: new Map(places.map((place) => [place, papers.get(place) ?? 0])) };
}
