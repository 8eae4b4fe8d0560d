import type { PapertreeDatabase } from '@/lib/db/database';
import type { Place } from '@/lib/domain/ids';
import { deepEqual } from '@/lib/domain/log/deep-equal';
import { addCounts, countPlacement, type PlaceCount } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';

/** Updates the counts of places in the transaction of the write. */
export async function countWritten(
  db: PapertreeDatabase,
  rows: readonly { before: Placement | null; after: Placement | null }[],
): Promise<void> {
  const differences = new Map<Place, PlaceCount>();
  for (const { before, after } of rows) {
    if (before) countPlacement(differences, before, -1);
    if (after) countPlacement(differences, after, 1);
  }
  const changed = [...differences.values()].filter((count) => count.papers || count.asked || count.guessed);
  if (changed.length === 0) return;
  const present = await db.placeCounts.bulkGet(changed.map(({ place }) => place));
  const { counted, empty } = addCounts(present, changed);
  await db.placeCounts.bulkPut(counted);
  if (empty.length > 0) await db.placeCounts.bulkDelete(empty);
}

/**
 * Recounts all placements if the counts are wrong. That has never been observed, but the panel would show wrong
 * numbers permanently.
 * @returns whether they were wrong
 */
export async function repairCounts(db: PapertreeDatabase): Promise<boolean> {
  const { placements, placeCounts } = db;
  const [recounted, kept] = await db.transaction('r', [placements, placeCounts], async () => [
    await recount(db),
    await placeCounts.toArray(),
  ]);
  const isRight =
    kept.length === recounted.size && kept.every((count) => deepEqual(count, recounted.get(count.place)));
  if (!isRight) await recountPlaces(db);
  return !isRight;
}

/** Recounts all placements. */
export async function recountPlaces(db: PapertreeDatabase): Promise<void> {
  const { placements, placeCounts } = db;
  await db.transaction('rw', [placements, placeCounts], async () => {
    const recounted = await recount(db);
    await placeCounts.clear();
    await placeCounts.bulkPut([...recounted.values()]);
  });
}

/** Placements read at once: all of a large library would take megabytes. */
const AT_ONCE = 2_000;

async function recount({ placements }: PapertreeDatabase): Promise<Map<Place, PlaceCount>> {
  const counts = new Map<Place, PlaceCount>();
  let some = await placements.orderBy('paperId').limit(AT_ONCE).toArray();
  for (let last = some.at(-1); last; last = some.at(-1)) {
    for (const placement of some) countPlacement(counts, placement, 1);
    some = await placements.where('paperId').above(last.paperId).limit(AT_ONCE).toArray();
  }
  return counts;
}
