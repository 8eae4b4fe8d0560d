import type { PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { contentsOf, keyOf, type RecordedRows, recordedTables } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Change, RecordedTable, RecordOf } from '@/lib/domain/log/change';
import { recordBefore } from '@/lib/domain/log/record-without-undone-acts';
import { listOrder } from '@/lib/library-file/drop-dangling-records';

/** Records read in one transaction, some 30 ms: a write waits no longer than that. */
const AT_ONCE = 250;

/** The whole library as it is when this is called, even if acts are written while it is read. */
export async function readContents(db: PapertreeDatabase): Promise<LibraryContents> {
  const rows = noRows();
  await readTables(db, (name, records) => {
    const list: unknown[] = rows[name];
    for (const record of records) list.push(record);
  });
  return contentsOf(rows);
}

/**
 * Reads the whole library in parts, list by list as in a library file, ordered by keys. It is read as it is when this
 * is called, even if acts are written while it is read.
 * @returns the number of the last change
 */
export function readInParts(
  db: PapertreeDatabase,
  take: <List extends keyof LibraryContents>(list: List, records: LibraryContents[List]) => void,
): Promise<number> {
  return readTables(db, (name, records) => {
    const contents = contentsOf({ ...noRows(), [name]: records });
    for (const list of listOrder) if (contents[list].length > 0) take(list, contents[list]);
  });
}

function noRows(): RecordedRows {
  return { papers: [], topics: [], placements: [], rules: [], proposals: [] };
}

/**
 * Each part is read in a transaction of its own, so that acts can be written in between; what they change is taken
 * back by the log.
 */
async function readTables(
  db: PapertreeDatabase,
  take: (name: RecordedTable, records: RecordOf<RecordedTable>[]) => void,
): Promise<number> {
  const seq = await lastChange(db);
  const later = new LaterChanges(db, seq);
  for (const name of recordedTables) {
    for (let last: string | null = ''; last !== null; ) {
      const part = await readPart(db, name, last, later);
      take(name, part.records);
      last = part.last;
    }
  }
  return seq;
}

/** @returns the records after that key, and the last key of the part; `null` at the end of the table. */
function readPart(db: PapertreeDatabase, name: RecordedTable, after: string, later: LaterChanges) {
  const table = db.table<RecordOf<RecordedTable>, string>(name);
  return db.transaction('r', [table, db.changes], async () => {
    const rows = await table.where(':id').above(after).limit(AT_ONCE).toArray();
    await later.readOn();
    const end = rows.at(-1);
    const last = end && rows.length === AT_ONCE ? keyOf(end) : null;
    const records = new Map<string, RecordOf<RecordedTable> | null>(rows.map((row) => [keyOf(row), row]));
    for (const [key, changes] of later.of(name))
      if (key > after && (last === null || key <= last))
        records.set(key, recordBefore(name, changes, records.get(key) ?? null));
    const sorted = [...records].sort(([one], [other]) => (one < other ? -1 : 1));
    return { records: sorted.flatMap(([, record]) => record ?? []), last };
  });
}

/** The changes after a number, by table and key. */
class LaterChanges {
  readonly #changes = new Map<RecordedTable, Map<string, Change[]>>();

  constructor(
    private readonly db: PapertreeDatabase,
    private seq: number,
  ) {}

  /** Reads those that were written since the last call. */
  async readOn(): Promise<void> {
    for (const change of await this.db.changes.where(':id').above(this.seq).toArray()) {
      const { table, key, seq = this.seq } = change;
      const ofTable = this.#changes.get(table) ?? new Map<string, Change[]>();
      ofTable.set(key, [...(ofTable.get(key) ?? []), change]);
      this.#changes.set(table, ofTable);
      this.seq = seq;
    }
  }

  of(name: RecordedTable): ReadonlyMap<string, readonly Change[]> {
    return this.#changes.get(name) ?? new Map();
  }
}
