import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsOf } from '@/lib/db/jobs/queue';
import { readSetting } from '@/lib/db/settings-table';
import { UNSORTED } from '@/lib/domain/ids';
import { placedIn } from './placements-in-topic';

/** How many unsorted papers the engine has seen and could not place, and how many still wait for it. */
export async function readQueue(
  db: PapertreeDatabase,
): Promise<{ unsorted: number; waiting: number; failing: number; isPaused: boolean }> {
  // With one query each, not with a cursor: while thousands wait, this is read after every filed batch.
  const [unsorted, jobs, isPaused] = await Promise.all([
    placedIn(db, UNSORTED).count(),
    jobsOf(db, 'file'),
    readSetting(db, 'isFilingPaused'),
  ]);
  const failing = jobs.filter(({ attempts }) => attempts > 0).length;
  return { unsorted, waiting: jobs.length, failing, isPaused };
}
