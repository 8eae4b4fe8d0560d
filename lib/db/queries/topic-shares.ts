import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/walk-tree';

/**
 * For each branch, from 0 to 1: when the last paper was added, between the first and the last of the library
 * (`recency`), or the share of its papers that were read (`reading`).
 */
export async function readTopicShares(
  db: PapertreeDatabase,
  of: 'recency' | 'reading',
): Promise<Map<TopicId, number>> {
  const [topics, placements] = await Promise.all([db.topics.toArray(), db.placements.toArray()]);
  const parentOf = parentsOf(topics);
  const read = of === 'reading' ? await readPapersIds(db) : new Set<PaperId>();
  const totals = new Map<TopicId, { papers: number; read: number; last: number }>();
  const times = placements.map(({ at }) => at);
  const first = times.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, at) => Math.max(most, at), 0);
  for (const { paperId, topicId, at } of placements) {
    for (const topic of selfAndAncestors(topicId as TopicId, parentOf)) {
      const total = totals.get(topic) ?? { papers: 0, read: 0, last: 0 };
      total.papers++;
      if (read.has(paperId)) total.read++;
      total.last = Math.max(total.last, at);
      totals.set(topic, total);
    }
  }
  const span = Math.max(1, last - first);
  return new Map(
    [...totals].map(([topic, total]) => {
      return [topic, of === 'reading' ? total.read / total.papers : (total.last - first) / span];
    }),
  );
}

async function readPapersIds(db: PapertreeDatabase): Promise<Set<PaperId>> {
  return new Set(await db.papers.filter(({ reading }) => reading === 'read').primaryKeys());
}
