import { type Act, type RecordedTable, write } from '@/lib/db/act';
import type { PapertreeDatabase } from '@/lib/db/database';
import type { Change } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContext } from './context';

/**
 * Takes an act back by writing what was there before, as an act of its own, so that an undo can be undone.
 * What the program did to the same records since goes with it; what a person did since stands in the way.
 * @throws ExpectedError `nothing-to-undo` for an unknown act, `undo-conflict` where a person has built on it.
 */
export async function undoAct(context: LibraryContext, undone: ActId): Promise<ActId> {
  const { db } = context;
  const papers = new Set<PaperId>();
  const act = await write(db, { kind: 'undo', madeBy: 'person', undoes: undone }, async (act) => {
    const changes = await db.changes.where('act').equals(undone).sortBy('seq');
    if (changes.length === 0) throw new ExpectedError('nothing-to-undo');
    for (const change of firstOfEachRecord(changes)) {
      await refuseIfBuiltUpon(db, change, undone);
      await restore(act, change);
      for (const paper of papersOf(change)) papers.add(paper);
    }
    for (const paper of await mendPlacements(db, act, changes)) papers.add(paper);
    return act.id;
  });
  context.onPending();
  context.onPapersChanged([...papers]);
  return act;
}

/** An act may write a record twice; only what was there before the first write counts. */
function firstOfEachRecord(changes: Change[]): Change[] {
  const first = new Map<string, Change>();
  for (const change of changes) {
    const record = `${change.table} ${change.key}`;
    if (!first.has(record)) first.set(record, change);
  }
  return [...first.values()];
}

/** The record must be as this act or the program left it; how it got back there, by other undos, does not matter. */
async function refuseIfBuiltUpon(db: PapertreeDatabase, change: Change, undone: ActId): Promise<void> {
  const current = (await db.table(change.table).get(change.key)) ?? null;
  const since = await db.changes
    .where('[table+key]')
    .equals([change.table, change.key])
    .filter(
      ({ seq = 0, act, madeBy }) => seq >= (change.seq ?? 0) && (act === undone || madeBy === 'program'),
    )
    .toArray();
  if (!since.some(({ after }) => JSON.stringify(after) === JSON.stringify(current))) {
    throw new ExpectedError('undo-conflict');
  }
}

async function restore(act: Act, { table, key, before }: Change): Promise<void> {
  if (before) await act.put(table, before);
  else await act.remove(table as RecordedTable, key as never);
}

function papersOf(change: Change): PaperId[] {
  return change.table === 'papers' || change.table === 'placements' ? [change.key] : [];
}

/** The tree holds together afterwards: no topic below a missing one, no paper in one. */
async function mendPlacements(db: PapertreeDatabase, act: Act, changes: Change[]): Promise<PaperId[]> {
  const topics = new Set(await db.topics.toCollection().primaryKeys());
  for (const { parentId } of await db.topics.toArray()) {
    if (parentId !== null && !topics.has(parentId))
      throw new ExpectedError('undo-conflict', 'a topic below it');
  }
  const touched = changes.flatMap(papersOf);
  const gone = changes.flatMap((change) =>
    change.table === 'topics' && !topics.has(change.key) ? [change.key] : [],
  );
  const stranded = await db.placements
    .filter(
      ({ paperId, topicId }) =>
        topicId !== UNSORTED && !topics.has(topicId) && (gone.includes(topicId) || touched.includes(paperId)),
    )
    .toArray();
  for (const placement of stranded) {
    if (placement.madeBy === 'person') throw new ExpectedError('undo-conflict', 'papers filed there');
    await act.put('placements', {
      ...placement,
      topicId: UNSORTED,
      confidence: null,
      reason: null,
      at: act.at,
    });
    await db.jobs.put({ paperId: placement.paperId, attempts: 0, lastError: null, dueAt: act.at });
  }
  return stranded.map(({ paperId }) => paperId);
}
