import type { PapertreeDatabase } from '@/lib/db/database';
import { type Place, UNSORTED } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topics/topic';
import { type TopicPath, topicPath } from '@/lib/domain/topics/topic-path';

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

/** The place with this path, Unsorted for an empty one; `null` if there is none. Of two equal ones, any. */
export async function findPlace(db: PapertreeDatabase, path: TopicPath): Promise<Place | null> {
  if (path.length === 0) return UNSORTED;
  const topics = await db.topics.toArray();
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const wanted = JSON.stringify(path);
  return topics.find(({ id }) => JSON.stringify(topicPath(id, byId)) === wanted)?.id ?? null;
}
