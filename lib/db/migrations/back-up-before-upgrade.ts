import Dexie, { type Transaction } from 'dexie';
import { BackupDatabase } from '@/lib/db/backups/backup-database';
import { DeviceBackups } from '@/lib/db/backups/backup-folder-or-database';
import { keepBackup, packContents } from '@/lib/db/backups/make-backup';
import { contentsOf, type RecordedRows, recordedTables } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Migration } from './migration';
import { type RowsByTable, sourcesOf, upgradeRows } from './upgrade-rows';

/**
 * Backs up the library before the first step changes a row. The backup holds the upgraded rows, since library files
 * hold records of the present schema; they are upgraded in memory.
 * @param name of the database.
 * @throws ExpectedError `backup-damaged` if the backup differs from what was stored, `storage-full`.
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
  await Dexie.waitFor(Dexie.ignoreTransaction(() => keep(`${name}-backups`, contents)));
}

/** A table that does not exist in the older version is read as empty. */
async function readRows(transaction: Transaction, tables: Iterable<string>): Promise<RowsByTable> {
  const rows: Record<string, object[]> = {};
  for (const table of tables) {
    const isThere = transaction.idbtrans.objectStoreNames.contains(table);
    rows[table] = isThere ? await transaction.table<object>(table).toArray() : [];
  }
  return rows;
}

/** The records are ordered by their keys. */
async function keep(name: string, contents: LibraryContents): Promise<void> {
  const database = new BackupDatabase(name);
  try {
    const now = Date.now();
    await keepBackup(new DeviceBackups(database), await packContents(contents, now), 'upgrade', now);
  } finally {
    database.close();
  }
}
