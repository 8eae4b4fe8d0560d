import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { recordsOfAct } from '@/lib/db/log/records-of-act';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import type { LongAct, PaperWork } from '@/lib/domain/log/long-act';
import { parts } from '@/lib/domain/split-into-parts';
import type { LibraryContext } from '@/lib/library/context';
import { oneAtATime } from '@/lib/library/history/one-at-a-time';
import { PAPERS_OF_PART } from '@/lib/library/history/part-sizes';
import { continueUndo } from '@/lib/library/history/undo-in-parts';

/** How an act is applied to a part of its papers, all of which exist. */
export interface PaperStep<Work extends PaperWork> {
  kind: ActKind;
  tables: readonly ('topics' | 'papers' | 'placements')[];
  /** Skips papers that are gone; otherwise one missing paper refuses the whole act. */
  ignoresGone?: true;
  do(db: PapertreeDatabase, act: Act, papers: PaperId[], work: Work): Promise<void>;
}

/** An act on papers. */
export type LongPaperAct = Extract<LongAct, { papers: PaperId[] }>;

/**
 * Does the work on all papers as one act: few in one transaction, many in parts, between which other acts can run. If
 * it fails, it is undone; if interrupted, it continues when the background starts again.
 * @throws ExpectedError `unknown-paper`, before anything is written; errors of the step.
 */
export async function actOnPapers<Work extends PaperWork>(
  { db }: Pick<LibraryContext, 'db'>,
  step: PaperStep<Work>,
  work: Work,
  paperIds: readonly PaperId[],
): Promise<ActId> {
  const papers = [...new Set(paperIds)];
  const description = { kind: step.kind, madeBy: 'person', tables: step.tables } as const;
  if (papers.length <= PAPERS_OF_PART)
    return write(db, description, async (act) => {
      const there = await presentOf(db, step, papers);
      await step.do(db, act as unknown as Act, there, work);
      return act.id;
    });
  return oneAtATime(db, async () => {
    for (const some of parts(papers, PAPERS_OF_PART)) await presentOf(db, step, some);
    const long = { act: uuid() as ActId, ...work, papers } as LongPaperAct & Work;
    await db.longActs.put(long);
    await continueLongAct(db, step, long);
    return long.act;
  });
}

/**
 * Does the rest of the act, part by part, without papers that were deleted since it began. If that fails, the act is
 * undone.
 */
export async function continueLongAct<Work extends PaperWork>(
  db: PapertreeDatabase,
  step: PaperStep<Work>,
  long: LongPaperAct & Work,
): Promise<void> {
  try {
    await writeRest(db, step, long);
  } catch (error) {
    await undoWrittenPart(db, long.act);
    throw error;
  }
}

async function writeRest<Work extends PaperWork>(
  db: PapertreeDatabase,
  step: PaperStep<Work>,
  long: LongPaperAct & Work,
): Promise<void> {
  const { kind } = step;
  const tables = [...step.tables, 'longActs'] as const;
  const rest = parts(await restOf(db, long), PAPERS_OF_PART);
  if (rest.length === 0) await db.longActs.delete(long.act);
  for (const [nth, some] of rest.entries()) {
    const hasMore = nth + 1 < rest.length;
    await write(
      db,
      { kind, madeBy: 'person', tables },
      async (act) => {
        const there = await presentOf(db, { ignoresGone: true }, some);
        await step.do(db, act as unknown as Act, there, long);
        if (!hasMore) await db.longActs.delete(long.act);
      },
      { of: long.act, hasMore },
    );
  }
}

/** The papers after the last one that the act has changed. */
async function restOf(db: PapertreeDatabase, { act, papers }: LongPaperAct): Promise<PaperId[]> {
  const written = [...(await recordsOfAct(db, act)).values()];
  return papers.slice(papers.findLastIndex((paper) => written.some((keys) => keys.has(paper))) + 1);
}

/** Undoes what was written of the act, and stops continuing it. */
async function undoWrittenPart(db: PapertreeDatabase, undone: ActId): Promise<void> {
  const act = uuid() as ActId;
  await db.transaction('rw', db.longActs, async () => {
    await db.longActs.delete(undone);
    await db.longActs.put({ act, does: 'undo', undone, inOrder: true });
  });
  await continueUndo(db, { act, undone, inOrder: true });
}

/** @throws ExpectedError `unknown-paper` where one is gone, unless the step ignores that. */
async function presentOf(
  db: PapertreeDatabase,
  { ignoresGone }: Pick<PaperStep<PaperWork>, 'ignoresGone'>,
  papers: PaperId[],
): Promise<PaperId[]> {
  const placements = await db.placements.bulkGet(papers);
  const there = papers.filter((_, index) => placements[index]);
  if (there.length < papers.length && !ignoresGone) throw new ExpectedError('unknown-paper');
  return there;
}
