import { wasAsked } from '@/lib/db/log/history';
import { write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { CLOCK_DRIFT_MS } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Takes back everything that the program did of itself since then, as one act. A record that a person wrote later
 * stays as that person left it.
 * @param since milliseconds since 1970
 * @throws ExpectedError `nothing-to-undo` where nothing of the program's stands.
 */
export async function undoProgram({ db }: LibraryContext, since: number): Promise<ActId> {
  return write(db, { kind: 'undo-program', madeBy: 'person', tables: recordedTables }, async (act) => {
    // What was dated by a clock that was far ahead then is not told from what is older.
    const latest = act.at + CLOCK_DRIFT_MS;
    const changes = await db.changes
      .reverse()
      .until(({ at }) => at < since || at > latest)
      .toArray();
    const spoken = new Set<string>();
    let isDone = false;
    for (const change of changes) {
      const record = `${change.table} ${change.key}`;
      if (wasAsked(change)) spoken.add(record);
      if (spoken.has(record)) continue;
      await act.takeBack(change);
      isDone = true;
    }
    if (!isDone) throw new ExpectedError('nothing-to-undo');
    return act.id;
  });
}
