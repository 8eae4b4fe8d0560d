import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsOf } from '@/lib/db/jobs/queue';
import { readSetting } from '@/lib/db/settings-table';

/** How many papers wait to be filed, how many of these failed at least once, and whether filing is paused. */
export async function readQueue(
  db: PapertreeDatabase,
): Promise<{ waiting: number; failing: number; isPaused: boolean }> {
  // With one query each, not with a cursor: while thousands wait, this is read after every filed batch.
  const [jobs, isPaused] = await Promise.all([jobsOf(db, 'file'), readSetting(db, 'isFilingPaused')]);
  const failing = jobs.filter(({ attempts }) => attempts > 0).length;
  return { waiting: jobs.length, failing, isPaused };
}
