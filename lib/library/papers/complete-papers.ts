import { FEED_SIZE, feedAddress, readArxivFeed } from '@/lib/catalogues/arxiv-feed';
import type { PapertreeDatabase } from '@/lib/db/database';
import { dueJobs, nextDue } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { readSitePreferences } from '@/lib/db/queries/read-settings';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import type { PaperId } from '@/lib/domain/ids';
import { afterFailure, type BackOff, isDue, pauseAfter } from '@/lib/domain/jobs/back-off';
import type { Job } from '@/lib/domain/jobs/job';
import { enrichPaper } from '@/lib/domain/papers/enrich-paper';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/papers/paper';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { withSources } from './save-paper';

/**
 * arXiv asks clients to send one request every three seconds (https://info.arxiv.org/help/api/tou.html);
 * milliseconds.
 */
const BETWEEN_REQUESTS_MS = 3_000;
/** Pauses after arXiv did not answer, and between requests for a paper that was missing in its answer. */
const backOff: BackOff = { first: 30_000, longest: 6 * 60 * 60_000 };
/** Requests for a paper that arXiv does not know, before it is left incomplete. */
const ATTEMPTS = 3;

/** Completes papers as long as any wait. */
export function completingTask(context: LibraryContext): Task {
  return {
    name: 'complete papers',
    run: () => completePapers(context),
    wakesOn: (event) => event.type === 'act' || (event.type === 'setting' && event.key === 'sites'),
  };
}

/**
 * Completes papers whose page had too little data from arXiv's API, a hundred at a time. May be killed at any point:
 * a paper's job is removed in the transaction that completes it, and the time of the next request is stored before
 * each request.
 * @returns when there is more to do, milliseconds since 1970, or `null`.
 */
export async function completePapers(context: LibraryContext): Promise<number | null> {
  const { db, fetchText } = context;
  if (!(await readSitePreferences(db)).completes) return null;
  const batch = await nextBatch(db);
  if (batch.length === 0) return nextDue(db, 'complete', backOff.longest);
  const pause = await readSetting(db, 'completionPause');
  const now = Date.now();
  if (!isDue(pause.until, now, backOff.longest)) return pause.until;
  await writeSetting(db, 'completionPause', { ...pause, until: now + BETWEEN_REQUESTS_MS });

  const papers = await db.papers.bulkGet(batch.map(({ subject }) => subject as PaperId));
  const address = feedAddress(papers.flatMap((paper) => paper?.identifiers.arxiv ?? []));
  const answer = await fetchText(address);
  // 400: an identifier in the request is invalid; to find out which, each is requested alone.
  if (answer?.status !== 200 && answer?.status !== 400) {
    const refusals = pause.refusals + 1;
    const until = Date.now() + pauseAfter(refusals, backOff, answer?.retryAfter ?? 0);
    await writeSetting(db, 'completionPause', { until, refusals });
    return until;
  }
  await writeSetting(db, 'completionPause', { until: now + BETWEEN_REQUESTS_MS, refusals: 0 });
  await complete(db, batch, answer.status === 200 ? readSafely(answer.text, address) : []);
  const next = await nextDue(db, 'complete', backOff.longest);
  return next === null ? null : Math.max(next, now + BETWEEN_REQUESTS_MS);
}

/** Jobs that never failed, together; or one that did, alone, so that an invalid identifier does not block others. */
async function nextBatch(db: PapertreeDatabase): Promise<Job[]> {
  const batch = await dueJobs(db, 'complete', FEED_SIZE, backOff.longest);
  const untried = batch.filter(({ attempts }) => attempts === 0);
  return untried.length > 0 ? untried : batch.slice(0, 1);
}

/** An answer that cannot be read counts as a failed attempt. */
function readSafely(text: string, address: string): CapturedPaper[] {
  try {
    return readArxivFeed(text, address);
  } catch (error) {
    console.warn("arXiv's answer could not be read.", error);
    return [];
  }
}

async function complete(
  db: PapertreeDatabase,
  batch: readonly Job[],
  found: readonly CapturedPaper[],
): Promise<void> {
  const byName = new Map(found.map((paper) => [paper.identifiers.arxiv, paper]));
  await write(db, { kind: 'update-paper', madeBy: 'program', tables: ['papers'] }, async (act) => {
    for (const job of batch) {
      const paperId = job.subject as PaperId;
      const paper = await db.papers.get(paperId);
      const captured = paper && byName.get(paper.identifiers.arxiv);
      if (paper && !captured && job.attempts + 1 < ATTEMPTS) {
        await db.queue.put(afterFailure(job, 'not-in-feed', backOff, Date.now()));
        continue;
      }
      await act.endCompleting([paperId]);
      if (!paper || !captured) continue;
      const completed = await enrichFromCatalogue(db, paper, captured);
      if (completed !== paper) await act.put('papers', completed);
    }
  });
}

/** A paper enriched with the record of a catalogue. Names that already belong to another paper are left out. */
export async function enrichFromCatalogue(
  db: PapertreeDatabase,
  paper: Paper,
  captured: CapturedPaper,
): Promise<Paper> {
  const names = paperNames(captured.identifiers);
  const others = await db.papers.where('aliases').anyOf(names).toArray();
  if (others.every(({ id }) => id === paper.id)) return enrichPaper(paper, withSources(captured), names);
  return enrichPaper(paper, { ...withSources(captured), identifiers: {} }, []);
}
