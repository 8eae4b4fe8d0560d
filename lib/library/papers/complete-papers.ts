import { FEED_SIZE, feedAddress, readArxivFeed } from '@/lib/catalogues/arxiv-feed';
import type { PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { readSitePreferences } from '@/lib/db/queries/preferences';
import type { Completion } from '@/lib/db/schema';
import { readSetting, writeSetting } from '@/lib/db/settings';
import type { PaperId } from '@/lib/domain/ids';
import { enrichPaper } from '@/lib/domain/papers/enrich-paper';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';

/** arXiv asks for one request in three seconds (https://info.arxiv.org/help/api/tou.html); milliseconds. */
const BETWEEN = 3_000;
/** First pause after arXiv would not answer, doubled each time up to the longest; milliseconds. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
/** A paper that arXiv does not know after so many questions is left as it is. */
const ATTEMPTS = 3;

/**
 * Completes the papers of which their page told too little, a hundred at a time, from arXiv's API. Safe to die at
 * any point: a paper leaves the queue in the transaction in which it is completed, and when arXiv may be asked
 * again is on disk before it is asked.
 * @returns when there is more to do, milliseconds since 1970, or `null`.
 */
export async function completePapers(context: LibraryContext): Promise<number | null> {
  const { db, fetchText } = context;
  if (!(await readSitePreferences(db)).completes) return null;
  const batch = await nextBatch(db);
  if (batch.length === 0) return nextDue(db);
  const pause = await readSetting(db, 'completionPause');
  const now = Date.now();
  // A clock that was set back must not silence the queue.
  if (pause.until > now && pause.until <= now + LONGEST_PAUSE) return pause.until;
  await writeSetting(db, 'completionPause', { ...pause, until: now + BETWEEN });

  const papers = await db.papers.bulkGet(batch.map(({ paperId }) => paperId));
  const address = feedAddress(papers.flatMap((paper) => paper?.identifiers.arxiv ?? []));
  const answer = await fetchText(address);
  if (answer?.status !== 200) {
    const wait = Math.max(FIRST_PAUSE * 2 ** pause.refusals, answer?.retryAfter ?? 0);
    const until = Date.now() + Math.min(LONGEST_PAUSE, wait);
    await writeSetting(db, 'completionPause', { until, refusals: pause.refusals + 1 });
    return until;
  }
  await writeSetting(db, 'completionPause', { until: now + BETWEEN, refusals: 0 });
  await complete(context, batch, readSafely(answer.text, address));
  const next = await nextDue(db);
  return next === null ? null : Math.max(next, now + BETWEEN);
}

/** Those that never failed together; one that did alone, so that a name that arXiv refuses holds up no other. */
async function nextBatch(db: PapertreeDatabase): Promise<Completion[]> {
  const due = db.completions.where('dueAt').belowOrEqual(Date.now());
  const batch = await due.limit(FEED_SIZE).toArray();
  const fresh = batch.filter(({ attempts }) => attempts === 0);
  return fresh.length > 0 ? fresh : batch.slice(0, 1);
}

async function nextDue(db: PapertreeDatabase): Promise<number | null> {
  return (await db.completions.orderBy('dueAt').first())?.dueAt ?? null;
}

/** An answer that is none counts as a failed attempt. */
function readSafely(text: string, address: string): CapturedPaper[] {
  try {
    return readArxivFeed(text, address);
  } catch (error) {
    console.warn('arXiv did not say what was asked.', error);
    return [];
  }
}

async function complete(
  context: LibraryContext,
  batch: readonly Completion[],
  found: readonly CapturedPaper[],
): Promise<void> {
  const { db } = context;
  const byName = new Map(found.map((paper) => [paper.identifiers.arxiv, paper]));
  const changed: PaperId[] = [];
  await write(db, { kind: 'update-paper', madeBy: 'program' }, async (act) => {
    for (const { paperId, attempts } of batch) {
      const paper = await db.papers.get(paperId);
      const met = paper && byName.get(paper.identifiers.arxiv);
      if (paper && !met && attempts + 1 < ATTEMPTS) {
        const dueAt = Date.now() + FIRST_PAUSE * 2 ** attempts;
        await db.completions.put({ paperId, attempts: attempts + 1, lastError: 'not-in-feed', dueAt });
        continue;
      }
      await db.completions.delete(paperId);
      if (!paper || !met) continue;
      const completed = await enriched(db, paper, met);
      if (completed === paper) continue;
      await act.put('papers', completed);
      changed.push(paperId);
    }
  });
  if (changed.length === 0) return;
  context.onPending();
  context.onPapersChanged(changed);
}

/** Names that another record has already stay with that one. */
async function enriched(db: PapertreeDatabase, paper: Paper, met: CapturedPaper): Promise<Paper> {
  const names = paperNames(met.identifiers);
  const others = await db.papers.where('aliases').anyOf(names).toArray();
  if (others.every(({ id }) => id === paper.id)) return enrichPaper(paper, met, names);
  return enrichPaper(paper, { ...met, identifiers: {} }, []);
}
