import type { Table } from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/walk-tree';

interface Total {
  papers: number;
  read: number;
  /** When the last paper was placed. */
  last: number;
}

/** Records read in one go: less than a frame, so that the panel stays responsive. */
const AT_ONCE = 200;

/**
 * For each branch, from 0 to 1: when the last paper was added, between the first and the last of the library
 * (`recency`), or the share of its papers that were read (`reading`).
 */
export async function readTopicShares(
  db: PapertreeDatabase,
  of: 'recency' | 'reading',
): Promise<Map<TopicId, number>> {
  const parentOf = parentsOf(await db.topics.toArray());
  const read = of === 'reading' ? await readPapersIds(db) : new Set<PaperId>();
  const places = new Map<Place, Total>();
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  await readAll(
    db.placements,
    ({ paperId }) => paperId,
    ({ paperId, topicId, at }) => {
      add(places, topicId, { papers: 1, read: Number(read.has(paperId)), last: at });
      first = Math.min(first, at);
      last = Math.max(last, at);
    },
  );
  const branches = new Map<TopicId, Total>();
  for (const [place, total] of places)
    for (const topic of selfAndAncestors(place as TopicId, parentOf)) add(branches, topic, total);
  const span = Math.max(1, last - first);
  return new Map(
    [...branches].map(([topic, total]) => {
      return [topic, of === 'reading' ? total.read / total.papers : (total.last - first) / span];
    }),
  );
}

function add<Key>(totals: Map<Key, Total>, key: Key, { papers, read, last }: Total): void {
  const total = totals.get(key) ?? { papers: 0, read: 0, last: 0 };
  totals.set(key, {
    papers: total.papers + papers,
    read: total.read + read,
    last: Math.max(total.last, last),
  });
}

async function readPapersIds(db: PapertreeDatabase): Promise<Set<PaperId>> {
  const ids = new Set<PaperId>();
  await readAll(
    db.papers,
    ({ id }) => id,
    ({ id, reading }) => reading === 'read' && ids.add(id),
  );
  return ids;
}

async function readAll<Row, Key extends string>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  take: (row: Row) => unknown,
): Promise<void> {
  for (let last: Key | '' | undefined = ''; last !== undefined; ) {
    const rows: Row[] = await table.where(':id').above(last).limit(AT_ONCE).toArray();
    for (const row of rows) take(row);
    const end = rows.at(-1);
    last = end && keyOf(end);
  }
}
