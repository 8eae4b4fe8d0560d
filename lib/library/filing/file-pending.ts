import type { PapertreeDatabase } from '@/lib/db/database';
import { expectedDatabaseError } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import type { Job } from '@/lib/db/schema';
import { ExpectedError } from '@/lib/domain/errors';
import type { PaperId } from '@/lib/domain/ids';
import { isPinned, type Placement } from '@/lib/domain/placements/placement';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import type { ProposedPlacement } from '@/lib/engine-host/filing-calls';
import type { LibraryContext } from '@/lib/library/context';

/** Papers placed in one go: enough that writing them costs less than placing them, few enough that a death loses a second's work. */
const BATCH = 500;
/** First pause after a failure, doubled each time up to the longest; milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;

/**
 * Places every paper that is due, until none is. Safe to die at any point: a job goes in the same transaction
 * in which its placement comes.
 * @returns when the next job falls due, milliseconds since 1970, or `null` where none waits.
 */
export async function filePending(context: LibraryContext): Promise<number | null> {
  for (;;) {
    const due = await context.db.jobs.where('dueAt').belowOrEqual(Date.now()).limit(BATCH).toArray();
    if (due.length === 0) break;
    await fileBatch(context, due);
  }
  const next = await context.db.jobs.orderBy('dueAt').first();
  return next?.dueAt ?? null;
}

async function fileBatch(context: LibraryContext, jobs: Job[]): Promise<void> {
  const { db, filing } = context;
  const papers = jobs.map(({ paperId }) => paperId);
  try {
    const placed = await filing.place(papers);
    await store(db, papers, placed);
    context.onPapersChanged(papers);
  } catch (error) {
    await postpone(db, jobs, expectedDatabaseError(error));
  }
}

async function store(db: PapertreeDatabase, papers: PaperId[], placed: ProposedPlacement[]): Promise<void> {
  await write(db, { kind: 'file-paper', madeBy: 'program' }, async (act) => {
    const present = await db.placements.bulkGet(placed.map(({ paperId }) => paperId));
    const tree = await db.topics.toArray();
    const topics = new Set(tree.map(({ id }) => id));
    const locked = lockedTopics(tree);
    const written: Placement[] = [];
    for (const [index, placement] of placed.entries()) {
      const current = present[index];
      // Deleted, or pinned by a person, while the worker was thinking.
      if (!current || isPinned(current)) continue;
      if (current.topicId !== 'unsorted' && locked.has(current.topicId)) continue;
      // The topic went meanwhile: the job stays, and the next round sees the new tree.
      if (placement.topicId !== 'unsorted' && !topics.has(placement.topicId)) {
        papers = papers.filter((id) => id !== placement.paperId);
        continue;
      }
      written.push({ ...current, ...placement, madeBy: 'program', at: act.at });
    }
    await act.putAll('placements', written);
    await db.jobs.bulkDelete(papers);
  });
}

async function postpone(db: PapertreeDatabase, jobs: Job[], error: unknown): Promise<void> {
  // Expected failures are shown in the panel, by `lastError`.
  if (!(error instanceof ExpectedError))
    console.error('Papers could not be filed yet; they wait in Unsorted.', error);
  const lastError = error instanceof Error ? error.message : String(error);
  await db.transaction('rw', db.jobs, async () => {
    for (const { paperId } of jobs) {
      await db.jobs
        .where('paperId')
        .equals(paperId)
        .modify((job) => {
          job.attempts += 1;
          job.lastError = lastError;
          job.dueAt = Date.now() + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (job.attempts - 1));
        });
    }
  });
}
