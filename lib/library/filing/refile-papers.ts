import type { LibraryContext } from '@/lib/library/context';

/** Queues every paper that no person placed, to be placed again in the tree as it is now. */
export async function refilePapers(context: LibraryContext): Promise<number> {
  const { db } = context;
  const queued = await db.transaction('rw', [db.placements, db.jobs], async () => {
    const unpinned = await db.placements.filter(({ madeBy }) => madeBy === 'program').primaryKeys();
    const dueAt = Date.now();
    await db.jobs.bulkPut(unpinned.map((paperId) => ({ paperId, attempts: 0, lastError: null, dueAt })));
    return unpinned.length;
  });
  context.onPending();
  return queued;
}
