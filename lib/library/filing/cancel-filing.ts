import { v7 as uuid } from 'uuid';
import { jobsOf } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { writeSetting } from '@/lib/db/settings-table';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { isUndecided } from '@/lib/domain/placements/placement';
import { leaveToPerson } from '@/lib/domain/placements/program-transitions';
import { parts } from '@/lib/domain/split-into-parts';
import type { LibraryContext } from '@/lib/library/context';
import { PAPERS_OF_PART } from '@/lib/library/history/part-sizes';

/**
 * Cancels filing for the papers that wait: new ones stay in Unsorted, where the person is asked about them; those to
 * be filed again stay where they are. Papers saved later are filed as usual, even if filing was paused. If
 * interrupted, it leaves the rest waiting.
 * @returns the act, whose undo queues them again, and how many papers it left in Unsorted; `null` if none.
 */
export async function cancelFiling({
  db,
}: Pick<LibraryContext, 'db'>): Promise<{ act: ActId | null; papers: number }> {
  const id = uuid() as ActId;
  const waiting = (await jobsOf(db, 'file')).map(({ subject }) => subject as PaperId);
  let left = 0;
  const all = parts(waiting, PAPERS_OF_PART);
  for (const [nth, some] of all.entries()) {
    const description = { kind: 'stop-filing', madeBy: 'person', tables: ['placements'] } as const;
    left += await write(
      db,
      description,
      async (act) => {
        const present = await db.placements.bulkGet(some);
        const unseen = present.flatMap((placement) =>
          placement && isUndecided(placement) ? [placement] : [],
        );
        await act.putAll(
          'placements',
          unseen.map((placement) => leaveToPerson(placement, act.at)),
        );
        await act.endFiling(some);
        return unseen.length;
      },
      { of: id, hasMore: nth + 1 < all.length },
    );
  }
  await writeSetting(db, 'isFilingPaused', false);
  return { act: left > 0 ? id : null, papers: left };
}
