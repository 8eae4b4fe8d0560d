import type { PapertreeDatabase } from '@/lib/db/database';
import { lastToRedo, lastToUndo } from '@/lib/db/log/history';
import { write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { canBeUndone, wasAsked } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { finishLongActs } from './finish-long-acts';
import { leaveToPersonAgain } from './leave-to-person';
import { oneAtATime } from './one-at-a-time';
import { CHANGES_AT_ONCE } from './part-sizes';
import { planUndo, type UndoOptions } from './plan-undo';
import { undoInParts } from './undo-in-parts';

/**
 * Takes an act back, as an act of its own, so that an undo can be undone. Each field that the act changed and nobody
 * has changed since is as if the act had not been. What the program did about the same since goes with the act.
 * @throws ExpectedError `nothing-to-undo` for an unknown act, one that is undone, and one that stays (`canBeUndone`); where a person has built on it
 * `undo-conflict`, `undo-topics-below` or `undo-papers-there`, about what stands in the way. With `skip`, only where
 * nothing else is left to undo.
 */
export async function undoAct(
  context: LibraryContext,
  undone: ActId,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<ActId> {
  return (await takeBack(context, async () => undone, options)).act;
}

/**
 * Takes back the last thing that a person did or agreed to and that is not undone; also what was done before the
 * browser was last closed. Answers with the act taken back, and the act that did so.
 * @throws ExpectedError `nothing-to-undo`, and as `undoAct`.
 */
export async function undoLast(
  context: LibraryContext,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(
    context,
    async () => {
      const last = await lastToUndo(context.db);
      if (!last) throw new ExpectedError('nothing-to-undo');
      return last.act;
    },
    { ...options, inOrder: true },
  );
}

/**
 * Does again what was taken back last, as long as nothing else was done since.
 * @throws ExpectedError `nothing-to-redo`, and as `undoAct`.
 */
export async function redoLast(
  context: LibraryContext,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<{ act: ActId; undone: ActId }> {
  return takeBack(
    context,
    async () => {
      const undoing = await lastToRedo(context.db);
      if (!undoing) throw new ExpectedError('nothing-to-redo');
      return undoing.act;
    },
    { ...options, inOrder: true },
  );
}

/** Which act it is, is asked within the transaction: two quick presses take back two acts, not one of them twice. */
async function takeBack(
  { db }: LibraryContext,
  find: () => Promise<ActId>,
  options: UndoOptions,
): Promise<{ act: ActId; undone: ActId }> {
  return oneAtATime(db, async () => {
    await finishLongActs(db);
    const taken = await takeBackAtOnce(db, find, options);
    if (!taken.isLong) return taken;
    const { act, undone } = taken;
    await undoInParts(db, { act, undone, ...options });
    return { act, undone };
  });
}

/** Where the act is long, nothing is written. */
async function takeBackAtOnce(
  db: PapertreeDatabase,
  find: () => Promise<ActId>,
  options: UndoOptions,
): Promise<{ act: ActId; undone: ActId; isLong: boolean }> {
  return write(db, { kind: 'undo', madeBy: 'person', tables: recordedTables }, async (act) => {
    const undone = await find();
    const first = await db.changes.where('act').equals(undone).first();
    if (!first || !canBeUndone(first.kind)) throw new ExpectedError('nothing-to-undo');
    const isLong = (await db.changes.where('act').equals(undone).count()) > CHANGES_AT_ONCE;
    if (isLong) return { act: act.id, undone, isLong };
    const states = await planUndo(db, undone, act.id, options);
    await act.restoreAll(states.map((state) => ({ ...state, undoes: [undone] })));
    if (!wasAsked(first)) await leaveToPersonAgain(act, states);
    return { act: act.id, undone, isLong };
  });
}
