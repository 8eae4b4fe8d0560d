import { isUnreadable, type PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { SCHEMA_VERSION } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings-table';
import { detectLoss, type LibrarySummary, type Loss } from '@/lib/domain/loss/detect-loss';

/** The present summary of the library. */
export function summariseLibrary(db: PapertreeDatabase): Promise<LibrarySummary> {
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
  summary: LibrarySummary | null,
): Promise<{ now: LibrarySummary | null; loss: Loss | null }> {
  try {
    const now = await summariseLibrary(db);
    return { now, loss: detectLoss(summary, now) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { now: null, loss: summary && { extent: 'part', mark: summary } };
  }
}
