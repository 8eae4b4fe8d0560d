import type { PapertreeDatabase } from '@/lib/db/database';
import type { Place } from '@/lib/domain/ids';
import {
  addCounts,
  countPlacement,
  countPlacements,
  type PlaceCount,
} from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';

/** Brings the counts of places up to what was written, in the transaction that writes it. */
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
 * Counts every placement again where the counts do not come to what there is. That is not seen to happen; the panel
 * would show wrong numbers for ever.
 * @returns whether they were wrong
 */
export async function repairCounts(db: PapertreeDatabase): Promise<boolean> {
  const { placements, placeCounts } = db;
  if (await db.transaction('r', [placements, placeCounts], () => addUp(db))) return false;
  await recountPlaces(db);
  return true;
}

/** Counts every placement again. */
export async function recountPlaces({ placements, placeCounts }: PapertreeDatabase): Promise<void> {
  await placements.db.transaction('rw', [placements, placeCounts], async () => {
    const recounted = countPlacements(await placements.toArray());
    await placeCounts.clear();
    await placeCounts.bulkPut([...recounted.values()]);
  });
}

/** Whether the places list as many papers as there are places of papers. */
async function addUp({ placements, placeCounts }: PapertreeDatabase): Promise<boolean> {
  const [counts, own, also] = await Promise.all([
    placeCounts.toArray(),
    placements.count(),
    placements.orderBy('also').count(),
  ]);
  return counts.reduce((sum, { papers }) => sum + papers, 0) === own + also;
}
