import Dexie, { type Transaction } from 'dexie';
import {
  BackupDatabase,
  deleteBackups,
  readBackupContents,
  storeBackup,
} from '@/lib/db/backups/backup-database';
import { contentsOf, type RecordedRows, recordedTables } from '@/lib/db/recorded-tables';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { holdableContents } from '@/lib/library-file/holdable-contents';
import type { Migration } from './migration';
import { type RowsByTable, sourcesOf, upgradeRows } from './upgrade-rows';

/**
 * Keeps the library before the first step changes a row. The backup holds the rows as the steps will make them, since
 * a library file holds records of the present shape; they are upgraded in memory.
 * @param name of the database.
 * @throws ExpectedError `backup-damaged` where the backup does not hold what was stored, `storage-full`.
 */
export async function backUpBeforeUpgrade(
  name: string,
  transaction: Transaction,
  steps: readonly Migration[],
): Promise<void> {
  const before = await readRows(transaction, sourcesOf(recordedTables, steps));
  const after = upgradeRows(before, steps);
  const rows = Object.fromEntries(recordedTables.map((table) => [table, after[table] ?? []]));
  const contents = contentsOf(rows as unknown as RecordedRows);
  // Another database: the transaction waits for it.
  await Dexie.waitFor(Dexie.ignoreTransaction(() => storeAndReadBack(`${name}-backups`, contents)));
}

/** A table that the older version lacks reads as empty. */
async function readRows(transaction: Transaction, tables: Iterable<string>): Promise<RowsByTable> {
  const rows: Record<string, object[]> = {};
  for (const table of tables) {
    const isThere = transaction.idbtrans.objectStoreNames.contains(table);
    rows[table] = isThere ? await transaction.table<object>(table).toArray() : [];
  }
  return rows;
}

async function storeAndReadBack(name: string, contents: LibraryContents): Promise<void> {
  const backups = new BackupDatabase(name);
  try {
    const { id } = await storeBackup(backups, contents, 'upgrade', Date.now());
    try {
      const lacking = difference(holdableContents(contents), await readBackupContents(backups, id));
      if (lacking) throw new ExpectedError('backup-damaged', lacking);
    } catch (error) {
      await deleteBackups(backups, [id]);
      throw error;
    }
  } finally {
    backups.close();
  }
}

/** The first kind of record of which there are not as many; `null` where there is none. */
function difference(stored: LibraryContents, read: LibraryContents): string | null {
  for (const field of Object.keys(stored) as (keyof LibraryContents)[]) {
    const [expected, found] = [stored[field].length, read[field].length];
    if (expected !== found) return `${field}: ${found} of ${expected}`;
  }
  return null;
}
