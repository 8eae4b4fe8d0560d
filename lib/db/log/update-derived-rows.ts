import type { PapertreeDatabase } from '@/lib/db/database';
import { dequeue, enqueue } from '@/lib/db/jobs/queue';
import type { PaperId } from '@/lib/domain/ids';
import type { RecordedTable, RecordOf } from '@/lib/domain/log/change';
import { lacksRecord, type Paper } from '@/lib/domain/papers/paper';
import { isUndecided } from '@/lib/domain/placements/placement';
import { countWritten } from './update-place-counts';

/** A record before and after a write; `null` if it does not exist. */
export interface WrittenRow<Name extends RecordedTable = RecordedTable> {
  key: string;
  before: RecordOf<Name> | null;
  after: RecordOf<Name> | null;
  isRepair?: true;
}

/**
 * The only place where jobs and vectors are derived from writes:
 * - a new paper, or one whose title or abstract changed, is embedded and filed;
 * - one whose categories changed is filed, since rules read them;
 * - a new paper that lacks data is completed;
 * - derived rows of a deleted paper are deleted;
 * - the counts of places are updated.
 */
export async function updateForPapers(
  db: PapertreeDatabase,
  rows: readonly WrittenRow<'papers'>[],
): Promise<void> {
  const now = Date.now();
  const stale = rows.filter(({ before, after }) => before && (!after || changesText(before, after)));
  await deleteVectors(db, keysOf(stale));
  const gone = keysOf(rows.filter(({ after }) => !after));
  await dequeue(db, 'file', gone);
  await dequeue(db, 'review', gone);
  await dequeue(db, 'complete', gone);
  const waiting = rows.filter(
    ({ before, after }) => after && (changesText(before, after) || changesCategories(before, after)),
  );
  await enqueue(db, 'file', keysOf(waiting), now);
  const bare = rows.filter(({ before, after }) => !before && after && lacksRecord(after));
  await enqueue(db, 'complete', keysOf(bare), now);
}

/**
 * Queues papers that became undecided for filing (new papers are queued by their record), and updates the counts of
 * places.
 */
export async function updateForPlacements(
  db: PapertreeDatabase,
  rows: readonly WrittenRow<'placements'>[],
): Promise<void> {
  const undecided = rows.filter(
    ({ before, after, isRepair }) => (before || isRepair) && after && isUndecided(after),
  );
  await enqueue(db, 'file', keysOf(undecided), Date.now());
  await countWritten(db, rows);
}

async function deleteVectors({ embeddings }: PapertreeDatabase, papers: PaperId[]): Promise<void> {
  const ofEach = await Promise.all(papers.map((id) => embeddings.where('paperId').equals(id).primaryKeys()));
  const keys = ofEach.flat();
  if (keys.length > 0) await embeddings.bulkDelete(keys);
}

function keysOf(rows: readonly { key: string }[]): PaperId[] {
  return rows.map(({ key }) => key as PaperId);
}

function changesText(before: Paper | null, after: Paper): boolean {
  return before?.title !== after.title || before.abstract !== after.abstract;
}

function changesCategories(before: Paper | null, after: Paper): boolean {
  return before?.categories.join() !== after.categories.join();
}
