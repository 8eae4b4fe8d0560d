import type { PapertreeDatabase } from '@/lib/db/database';
import { lastToRedo, lastToUndo } from '@/lib/db/log/last-act';
import { write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import { canBeUndone } from '@/lib/domain/log/act-kinds';
import { wasAsked } from '@/lib/domain/log/change';
import type { LibraryContext } from '@/lib/library/context';
import { finishLongActs } from './finish-long-acts';
import { leaveToPersonAgain } from './leave-to-person';
import { oneAtATime } from './one-at-a-time';
import { CHANGES_AT_ONCE } from './part-sizes';
import { planUndo, type UndoOptions } from './plan-undo';
import { undoInParts } from './undo-in-parts';

/**
 * Undoes an act by a new act, which can itself be undone. Each field that the act changed, and that nobody has
 * changed since, gets the value that it would have without the act. Later changes of the same fields by the program
 * are undone too.
 * @throws ExpectedError `nothing-to-undo` for an unknown act, one that is undone, and one that stays (`canBeUndone`);
 * for a conflict with a later act of a person `undo-conflict`, `undo-topics-below` or `undo-papers-there`. With
 * `skip`, only if nothing else is left to undo.
 */
export async function undoAct(
  context: LibraryContext,
  undone: ActId,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<ActId> {
  return (await undo(context, async () => undone, options)).act;
}

/**
 * Undoes the last act that a person did or agreed to and that is not undone, also from earlier sessions of the
 * browser. Returns the undone act and the act of the undo.
 * @throws ExpectedError `nothing-to-undo`, and as `undoAct`.
 */
export async function undoLast(
  context: LibraryContext,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<{ act: ActId; undone: ActId }> {
  return undo(
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
 * Redoes the last undone act, if nothing else was done since.
 * @throws ExpectedError `nothing-to-redo`, and as `undoAct`.
 */
export async function redoLast(
  context: LibraryContext,
  options: Pick<UndoOptions, 'skip'> = {},
): Promise<{ act: ActId; undone: ActId }> {
  return undo(
    context,
    async () => {
      const undoing = await lastToRedo(context.db);
      if (!undoing) throw new ExpectedError('nothing-to-redo');
      return undoing.act;
    },
    { ...options, inOrder: true },
  );
}

/** The act is looked up within the transaction, so that two quick key presses undo two acts. */
async function undo(
  { db }: LibraryContext,
  find: () => Promise<ActId>,
  options: UndoOptions,
): Promise<{ act: ActId; undone: ActId }> {
  return oneAtATime(db, async () => {
    await finishLongActs(db);
    const taken = await undoAtOnce(db, find, options);
    if (!taken.isLong) return taken;
    const { act, undone } = taken;
    await undoInParts(db, { act, undone, ...options });
    return { act, undone };
  });
}

/** If the act is long, nothing is written. */
async function undoAtOnce(
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
