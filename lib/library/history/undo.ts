import type { PapertreeDatabase } from '@/lib/db/database';
import { lastToRedo, lastToUndo } from '@/lib/db/log/history';
import { type Act, write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { Change } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { isPinned } from '@/lib/domain/placements/placement';
import { repair } from '@/lib/domain/placements/tree-transitions';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Takes an act back by writing what was there before, as an act of its own, so that an undo can be undone.
 * What the program did to the same records since goes with it; what a person did since stands in the way.
 * @throws ExpectedError `nothing-to-undo` for an unknown act; where a person has built on it `undo-conflict`,
 * `undo-topics-below` or `undo-papers-there`, about what stands in the way.
 */
export async function undoAct(context: LibraryContext, undone: ActId): Promise<ActId> {
  return (await takeBack(context, async () => undone)).act;
}

/**
 * Takes back the last thing that a person did or agreed to and that still stands; also what was done before the
 * browser was last closed. Answers with the act taken back, and the act that did so.
 * @throws ExpectedError `nothing-to-undo`, and as `undoAct`.
 */
export async function undoLast(context: LibraryContext): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(context, async () => {
    const last = await lastToUndo(context.db);
    if (!last) throw new ExpectedError('nothing-to-undo');
    return last.act;
  });
}

/**
 * Does again what was taken back last, as long as nothing else was done since.
 * @throws ExpectedError `nothing-to-redo`, and as `undoAct`.
 */
export async function redoLast(context: LibraryContext): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(context, async () => {
    const undoing = await lastToRedo(context.db);
    if (!undoing) throw new ExpectedError('nothing-to-redo');
    return undoing.act;
  });
}

/** Which act it is, is asked within the transaction: two quick presses take back two acts, not one of them twice. */
async function takeBack(
  context: LibraryContext,
  find: () => Promise<ActId>,
): Promise<{ act: ActId; undone: ActId }> {
  const { db } = context;
  return write(db, { kind: 'undo', madeBy: 'person', tables: recordedTables }, async (act) => {
    const undone = await find();
    const changes = await db.changes.where('act').equals(undone).sortBy('seq');
    if (changes.length === 0) throw new ExpectedError('nothing-to-undo');
    const firsts = firstOfEachRecord(changes);
    await refuseIfBuiltUpon(db, firsts, undone);
    await act.takeBackAll(firsts);
    await repairPlacements(db, act, changes);
    return { act: act.id, undone };
  });
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

/** Each record must be as this act or the program left it; how it got back there, by other undos, does not matter. */
async function refuseIfBuiltUpon(db: PapertreeDatabase, changes: Change[], undone: ActId): Promise<void> {
  const left = await Promise.all(changes.map((change) => statesLeft(db, change, undone)));
  for (const table of new Set(changes.map(({ table }) => table))) {
    const written = changes.flatMap((change, index) =>
      change.table === table ? [{ change, states: left[index] }] : [],
    );
    const current = await db.table(table).bulkGet(written.map(({ change }) => change.key));
    for (const [index, { change, states }] of written.entries()) {
      if (states?.includes(JSON.stringify(current[index] ?? null))) continue;
      throw new ExpectedError('undo-conflict', undefined, { about: await nameOf(db, change) });
    }
  }
}

/** How the act, and the program since, left the record of this change. */
async function statesLeft(db: PapertreeDatabase, change: Change, undone: ActId): Promise<string[]> {
  const all = await db.changes.where('[table+key]').equals([change.table, change.key]).toArray();
  return all
    .filter(
      ({ seq = 0, act, madeBy }) => seq >= (change.seq ?? 0) && (act === undone || madeBy === 'program'),
    )
    .map(({ after }) => JSON.stringify(after));
}

/** What the record is called: a topic by its name, all else by its paper's title; as it last was, where it is gone. */
async function nameOf(db: PapertreeDatabase, change: Change): Promise<string> {
  if (change.table === 'topics')
    return (await db.topics.get(change.key))?.name ?? (change.after ?? change.before)?.name ?? '';
  if (change.table === 'rules' || change.table === 'proposals') return '';
  const paper = await db.papers.get(change.key);
  if (paper) return paper.title;
  const last = await db.changes.where('[table+key]').equals(['papers', change.key]).last();
  return last?.table === 'papers' ? ((last.after ?? last.before)?.title ?? '') : '';
}

function papersOf(change: Change): PaperId[] {
  return change.table === 'papers' || change.table === 'placements' ? [change.key] : [];
}

/** The tree holds together afterwards: no topic below a missing one, no paper in one. */
async function repairPlacements(db: PapertreeDatabase, act: Act, changes: Change[]): Promise<PaperId[]> {
  const topics = new Set(await db.topics.toCollection().primaryKeys());
  for (const { parentId, name } of await db.topics.toArray()) {
    if (parentId !== null && !topics.has(parentId))
      throw new ExpectedError('undo-topics-below', undefined, { about: name });
  }
  const touched = new Set(changes.flatMap(papersOf));
  const gone = new Set<Place>(
    changes.flatMap((change) => (change.table === 'topics' && !topics.has(change.key) ? [change.key] : [])),
  );
  const isMissing = (place: Place) => place !== UNSORTED && !topics.has(place);
  const damaged = await db.placements
    .filter(({ paperId, topicId, also }) =>
      [topicId, ...also].some((place) => isMissing(place) && (gone.has(place) || touched.has(paperId))),
    )
    .toArray();
  for (const placement of damaged) {
    const { paperId } = placement;
    if (isMissing(placement.topicId)) {
      if (isPinned(placement)) {
        const paper = await db.papers.get(paperId);
        throw new ExpectedError('undo-papers-there', undefined, { about: paper?.title ?? paperId });
      }
    }
    await act.put('placements', repair(placement, topics, act.at));
  }
  return damaged.map(({ paperId }) => paperId);
}
