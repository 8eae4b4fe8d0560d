import type { PapertreeDatabase } from '@/lib/db/database';
import { write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId } from '@/lib/domain/ids';
import { type Change, type RecordedTable, type RecordOf, wasAsked } from '@/lib/domain/log/change';
import { CLOCK_DRIFT_MS } from '@/lib/domain/log/hybrid-clock';
import { recordWithout, undoneActs } from '@/lib/domain/log/record-without-undone-acts';
import type { LibraryContext } from '@/lib/library/context';
import { leaveToPersonAgain } from './leave-to-person';

/**
 * Undoes everything that the program did by itself since then, as one act. Records that a person wrote later are kept.
 * @param since milliseconds since 1970
 * @throws ExpectedError `nothing-to-undo` if there is nothing that is not undone already.
 */
export async function undoProgram({ db }: LibraryContext, since: number): Promise<ActId> {
  return write(db, { kind: 'undo-program', madeBy: 'person', tables: recordedTables }, async (act) => {
    // Changes from the future were dated by a wrong clock, and may be older.
    const latest = act.at + CLOCK_DRIFT_MS;
    const changes = await db.changes
      .reverse()
      .until(({ at }) => at < since || at > latest)
      .toArray();
    const restored = [];
    for (const record of actsOfProgram(changes)) {
      const state = await stateWithout(db, act.id, record);
      if (state) restored.push(state);
    }
    if (restored.length === 0) throw new ExpectedError('nothing-to-undo');
    await act.restoreAll(restored);
    await leaveToPersonAgain(act, restored);
    return act.id;
  });
}

/** A record, and the acts by which the program wrote it since a person last did. */
interface WrittenByProgram {
  table: RecordedTable;
  key: string;
  acts: Set<ActId>;
}

/** @param changes The last one first. */
function actsOfProgram(changes: readonly Change[]): WrittenByProgram[] {
  const records = new Map<string, WrittenByProgram>();
  const seen = new Set<string>();
  for (const { table, key, act, kind, madeBy, isRepair } of changes) {
    const name = `${table} ${key}`;
    if (isRepair || seen.has(name)) continue;
    if (wasAsked({ kind, madeBy })) {
      seen.add(name);
      continue;
    }
    const known = records.get(name);
    if (known) known.acts.add(act);
    else records.set(name, { table, key, acts: new Set([act]) });
  }
  return [...records.values()];
}

/** The record without these acts; `null` if all of them are undone already. */
async function stateWithout(db: PapertreeDatabase, undoing: ActId, { table, key, acts }: WrittenByProgram) {
  const changes = await db.changes.where('[table+key]').equals([table, key]).sortBy('seq');
  const known = undoneActs(changes);
  const undoes = [...acts].filter((act) => !known.has(act));
  if (undoes.length === 0) return null;
  const before = (await db.table<RecordOf<RecordedTable>>(table).get(key)) ?? null;
  const after = recordWithout(
    table,
    changes,
    before,
    undoes.map((each) => ({ act: undoing, undoes: each })),
  );
  return { table, key, after, undoes };
}
