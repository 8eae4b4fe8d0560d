import type { PapertreeDatabase } from '@/lib/db/database';
import { expectedDatabaseError } from '@/lib/db/database';
import { dueJobs, enqueue, jobsWaiting, nextDue } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { topicsByPerson } from '@/lib/db/queries/secondary-topics-by-person';
import { readSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { afterFailure, type BackOff } from '@/lib/domain/jobs/back-off';
import type { Job } from '@/lib/domain/jobs/job';
import type { Placement } from '@/lib/domain/placements/placement';
import { fileByProgram, mayProgramMove } from '@/lib/domain/placements/program-transitions';
import { isUnsure } from '@/lib/domain/placements/review';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import type { ProposedPlacement } from '@/lib/filing-worker/filing-calls';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Papers placed at once: enough that writing costs less than placing, few enough that a kill loses about a second of
 * work.
 */
const BATCH = 500;
/** Pauses after a failure, in milliseconds. */
const backOff: BackOff = { first: 2_000, longest: 10 * 60_000 };

/** Files papers as long as any wait. An import runs first: it ends sooner, and its papers are filed afterwards. */
export function filingTask(context: LibraryContext): Task {
  return {
    name: 'file papers',
    run: async () => ((await jobsWaiting(context.db, 'import')) > 0 ? null : filePending(context)),
    wakesOn: (event) =>
      event.type === 'act' ||
      (event.type === 'setting' && (event.key === 'importing' || event.key === 'isFilingPaused')),
  };
}

/**
 * Places all due papers. May be killed at any point: a job is removed in the transaction that stores the placement.
 * @returns when the next job is due, milliseconds since 1970, or `null` if none waits or filing is paused.
 */
export async function filePending(context: LibraryContext): Promise<number | null> {
  for (;;) {
    if (await readSetting(context.db, 'isFilingPaused')) return null;
    const due = await dueJobs(context.db, 'file', BATCH, backOff.longest);
    if (due.length === 0) break;
    await fileBatch(context, due);
  }
  return nextDue(context.db, 'file', backOff.longest);
}

async function fileBatch(context: LibraryContext, jobs: Job[]): Promise<void> {
  const { db, filing } = context;
  const papers = jobs.map(({ subject }) => subject as PaperId);
  try {
    await store(db, papers, await filing.place(papers));
  } catch (thrown) {
    const error = expectedDatabaseError(thrown);
    // An unexpected error may be caused by one paper: the others are filed without it.
    if (error instanceof ExpectedError || jobs.length === 1) return postpone(db, jobs, error);
    const half = Math.ceil(jobs.length / 2);
    await fileBatch(context, jobs.slice(0, half));
    await fileBatch(context, jobs.slice(half));
  }
}

async function store(db: PapertreeDatabase, papers: PaperId[], placed: ProposedPlacement[]): Promise<void> {
  const isReviewed = (await readSetting(db, 'languageModel')) !== null;
  await write(
    db,
    { kind: 'file-paper', madeBy: 'program', tables: ['topics', 'placements'] },
    async (act) => {
      const ids = placed.map(({ paperId }) => paperId);
      const [present, jobs] = await Promise.all([
        db.placements.bulkGet(ids),
        db.queue.bulkGet(ids.map((id) => ['file', id])),
      ]);
      const tree = await db.topics.toArray();
      const topics = new Set(tree.map(({ id }) => id));
      const locked = lockedTopics(tree);
      const written: Placement[] = [];
      for (const [index, place] of placed.entries()) {
        const current = present[index];
        // Deleted, pinned, locked or cancelled by a person while the worker ran.
        if (!current || !jobs[index] || !mayProgramMove(current, locked)) continue;
        // The topic has been deleted since: the job stays, and the next round uses the new tree.
        if (place.topicId !== UNSORTED && !topics.has(place.topicId)) {
          papers = papers.filter((id) => id !== place.paperId);
          continue;
        }
        const kept = await topicsByPerson(db, current);
        if (!mayProgramMove(current, locked, place.topicId)) {
          // If the program may not move the paper, it asks the person.
          written.push(fileByProgram(current, { ...place, topicId: UNSORTED }, act.at, kept));
          continue;
        }
        written.push(fileByProgram(current, place, act.at, kept));
      }
      await act.putAll('placements', written);
      await act.endFiling(papers);
      const unsure = isReviewed ? written.filter(isUnsure) : [];
      await enqueue(
        db,
        'review',
        unsure.map(({ paperId }) => paperId),
        act.at,
      );
    },
  );
}

async function postpone(db: PapertreeDatabase, jobs: Job[], error: unknown): Promise<void> {
  // Expected errors are shown in the panel, from `lastError`.
  if (!(error instanceof ExpectedError))
    console.error('Papers could not be filed yet; they wait in Unsorted.', error);
  const reason = error instanceof Error ? error.message : String(error);
  const now = Date.now();
  await db.transaction('rw', db.queue, async () => {
    const present = await db.queue.bulkGet(jobs.map(({ kind, subject }) => [kind, subject]));
    // A paper that has been deleted since has no job any more.
    const failed = present.flatMap((job) => (job ? [afterFailure(job, reason, backOff, now)] : []));
    await db.queue.bulkPut(failed);
  });
}
