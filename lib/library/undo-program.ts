import { write } from '@/lib/db/act';
import { wasAsked } from '@/lib/db/history';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from './context';

/**
 * Takes back everything that the program did of itself from the act `since` on, as one act. A record that a person
 * wrote later stays as that person left it.
 * @throws ExpectedError `nothing-to-undo` where there is no such act, or nothing of the program's stands.
 */
export async function undoProgram(context: LibraryContext, since: ActId): Promise<ActId> {
  const { db } = context;
  const papers = new Set<PaperId>();
  const act = await write(db, { kind: 'undo-program', madeBy: 'person' }, async (act) => {
    const first = await db.changes.where('act').equals(since).first();
    if (!first) throw new ExpectedError('nothing-to-undo');
    const changes = await db.changes
      .where(':id')
      .aboveOrEqual(first.seq ?? 0)
      .toArray();
    let written = 0;
    const spoken = new Set<string>();
    for (const change of changes.toReversed()) {
      const record = `${change.table} ${change.key}`;
      if (spoken.has(record)) continue;
      if (wasAsked(change)) {
        spoken.add(record);
        continue;
      }
      await act.takeBack(change);
      written++;
      if (change.table === 'placements' || change.table === 'papers') papers.add(change.key);
    }
    if (written === 0) throw new ExpectedError('nothing-to-undo');
    return act.id;
  });
  context.onPending();
  context.onPapersChanged([...papers]);
  return act;
}
