import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, MadeBy } from '@/lib/domain/ids';
import { canBeUndone } from '@/lib/domain/log/act-kinds';
import { wasAsked } from '@/lib/domain/log/change';
import { type ActReading, History } from './read-history';

/** The last act, and who made it. */
export interface LastAct {
  act: ActId;
  madeBy: MadeBy;
}

/** `null` while nothing was ever written. */
export async function readLastAct(db: PapertreeDatabase): Promise<LastAct | null> {
  const last = await db.changes.orderBy(':id').last();
  return last ? { act: last.act, madeBy: last.madeBy } : null;
}

/**
 * The act that started last, of those that a person asked for and that are not undone. So acts during a long import
 * are undone before the import.
 */
export async function lastToUndo(db: PapertreeDatabase): Promise<ActReading | null> {
  const history = new History(db);
  let found: ActReading | null = null;
  await history.walk(async (change, last) => {
    if (found && last < found.seq) return true;
    const { act: id, kind } = change;
    const isWanted =
      kind !== 'undo' && canBeUndone(kind) && wasAsked(change) && !(await history.isUndone(id));
    const act = isWanted ? await history.act(id) : null;
    if (act && act.seq > (found?.seq ?? 0)) found = act;
    return false;
  });
  return found;
}

/** The undo to be redone next: the last one that is not undone itself, unless something else was done since. */
export async function lastToRedo(db: PapertreeDatabase): Promise<ActReading | null> {
  const history = new History(db);
  let found: ActReading | null = null;
  await history.walk(async (change) => {
    if (!wasAsked(change)) return false;
    if (change.kind !== 'undo') return true;
    const isWanted = !(await history.isRedo(change)) && !(await history.isUndone(change.act));
    if (isWanted) found = await history.act(change.act);
    return found !== null;
  });
  return found;
}
