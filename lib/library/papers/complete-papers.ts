import { FEED_SIZE, feedAddress, readArxivFeed } from '@/lib/catalogues/arxiv-feed';
import type { PapertreeDatabase } from '@/lib/db/database';
import { dueJobs, nextDue } from '@/lib/db/jobs/queue';
import { write } from '@/lib/db/log/write';
import { readSitePreferences } from '@/lib/db/queries/read-settings';
import { readSetting, writeSetting } from '@/lib/db/read-and-write-settings';
import type { PaperId } from '@/lib/domain/ids';
import { afterFailure, type BackOff, isDue, pauseAfter } from '@/lib/domain/jobs/back-off';
import type { Job } from '@/lib/domain/jobs/job';
import { enrichPaper } from '@/lib/domain/papers/enrich-paper';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/papers/paper';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';
import { withSources } from './save-paper';

/** arXiv asks for one request in three seconds (https://info.arxiv.org/help/api/tou.html); milliseconds. */
const BETWEEN_REQUESTS_MS = 3_000;
/** Pauses after arXiv would not answer, and between questions about a paper that its answer lacked. */
const backOff: BackOff = { first: 30_000, longest: 6 * 60 * 60_000 };
/** A paper that arXiv does not know after so many questions is left as it is. */
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
 * Completes the papers of which their page told too little, a hundred at a time, from arXiv's API. Safe to be killed at
 * any point: a paper leaves the queue in the transaction in which it is completed, and when arXiv may be asked
 * again is stored before it is asked.
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
  // 400: an identifier in the request is not one; which, is found out by asking for each alone.
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

/** Those that never failed together; one that did alone, so that an identifier that arXiv refuses holds up no other. */
async function nextBatch(db: PapertreeDatabase): Promise<Job[]> {
  const batch = await dueJobs(db, 'complete', FEED_SIZE, backOff.longest);
  const fresh = batch.filter(({ attempts }) => attempts === 0);
  return fresh.length > 0 ? fresh : batch.slice(0, 1);
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
      const completed = await enriched(db, paper, captured);
      if (completed !== paper) await act.put('papers', completed);
    }
  });
}

/** What a catalogue says of a paper. Names that another record has already stay with that one. */
export async function enriched(db: PapertreeDatabase, paper: Paper, captured: CapturedPaper): Promise<Paper> {
  const names = paperNames(captured.identifiers);
  const others = await db.papers.where('aliases').anyOf(names).toArray();
  if (others.every(({ id }) => id === paper.id)) return enrichPaper(paper, withSources(captured), names);
  return enrichPaper(paper, { ...withSources(captured), identifiers: {} }, []);
}
