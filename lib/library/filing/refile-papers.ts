import { write } from '@/lib/db/log/write';
import { isPinned } from '@/lib/domain/placements/placement';
import type { LibraryContext } from '@/lib/library/context';

/** Queues every paper that is not pinned, to be placed again in the present tree. */
export async function refilePapers({ db }: LibraryContext): Promise<number> {
  return write(db, { kind: 'file-paper', madeBy: 'person', tables: ['placements'] }, async (act) => {
    const unpinned = await db.placements.filter((placement) => !isPinned(placement)).primaryKeys();
    await act.requestFiling(unpinned);
    return unpinned.length;
  });
}
