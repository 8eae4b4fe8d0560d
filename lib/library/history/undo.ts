import { lastToRedo, lastToUndo } from '@/lib/db/log/history';
import { type Act, write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { wasAsked } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import { isUndecided, type Placement } from '@/lib/domain/placements/placement';
import { leaveToPerson } from '@/lib/domain/placements/program-transitions';
import type { LibraryContext } from '@/lib/library/context';
import { planUndo, type RestoredState, type UndoOptions } from './plan-undo';

/**
 * Takes an act back, as an act of its own, so that an undo can be undone. Each field that the act changed and nobody
 * has changed since is as if the act had not been. What the program did about the same since goes with the act.
 * @throws ExpectedError `nothing-to-undo` for an unknown act, and for one that is undone; where a person has built on it
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
  context: LibraryContext,
  find: () => Promise<ActId>,
  options: UndoOptions,
): Promise<{ act: ActId; undone: ActId }> {
  const { db } = context;
  return write(db, { kind: 'undo', madeBy: 'person', tables: recordedTables }, async (act) => {
    const undone = await find();
    const states = await planUndo(db, undone, act.id, options);
    await act.restoreAll(states.map((state) => ({ ...state, undoes: [undone] })));
    const first = await db.changes.where('act').equals(undone).first();
    if (first && !wasAsked(first)) await askAbout(act, states);
    return { act: act.id, undone };
  });
}

/** Who takes back what the program decided does not want it decided again: the person is asked. */
export async function askAbout(
  act: Act,
  states: readonly Pick<RestoredState, 'table' | 'after'>[],
): Promise<void> {
  const undecided = states.flatMap(({ table, after }) => {
    const placement = table === 'placements' ? (after as Placement | null) : null;
    return placement && isUndecided(placement) ? [placement] : [];
  });
  await act.amendAll(
    'placements',
    undecided.map((placement) => leaveToPerson(placement, act.at)),
  );
  await act.endFiling(undecided.map(({ paperId }) => paperId));
}
