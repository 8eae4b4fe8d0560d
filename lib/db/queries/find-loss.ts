import { isUnreadable, type PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { SCHEMA_VERSION } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings-table';
import { type LibraryMark, type Loss, lossOf } from '@/lib/domain/loss/detect-loss';

/** The present summary of the library. */
export function readMark(db: PapertreeDatabase): Promise<LibraryMark> {
  const { papers, topics, changes, settings } = db;
  return db.transaction('r', [papers, topics, changes, settings], async () => ({
    papers: await papers.count(),
    topics: await topics.count(),
    seq: await lastChange(db),
    device: (await readSetting(db, 'deviceId')) ?? null,
    schema: SCHEMA_VERSION,
    at: Date.now(),
  }));
}

/** Compares the library with its stored summary. A library that cannot be read counts as partly lost. */
export async function findLoss(
  db: PapertreeDatabase,
  mark: LibraryMark | null,
): Promise<{ now: LibraryMark | null; loss: Loss | null }> {
  try {
    const now = await readMark(db);
    return { now, loss: lossOf(mark, now) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { now: null, loss: mark && { extent: 'part', mark } };
  }
}
