import type Dexie from 'dexie';
import type { Transaction } from 'dexie';
import { backUpBeforeUpgrade } from './back-up-before-upgrade';
import type { Migration } from './migration';
import { upgradeTable } from './upgrade-table';

/**
 * Declares every version of the schema. A database of an older version is upgraded step by step when it is opened, in
 * one transaction that begins with a backup: without one that could be read back, nothing is upgraded.
 */
export function declareVersions(db: Dexie, migrations: readonly Migration[]): void {
  const backedUp = new WeakSet<IDBTransaction>();

  async function backUpOnce(transaction: Transaction, steps: readonly Migration[]): Promise<void> {
    if (backedUp.has(transaction.idbtrans)) return;
    backedUp.add(transaction.idbtrans);
    await backUpBeforeUpgrade(db.name, transaction, steps);
  }

  for (const [index, { version, stores, rows = [], derived = [] }] of migrations.entries()) {
    db.version(version)
      .stores({ ...stores })
      .upgrade(async (transaction) => {
        // Dexie has created the new tables and indexes of this version, and runs only the steps that are needed.
        await backUpOnce(transaction, migrations.slice(index));
        for (const upgrade of rows) await upgradeTable(transaction, upgrade);
        for (const { from, to, derive } of derived)
          await transaction.table(to).bulkPut(derive(await transaction.table<object>(from).toArray()));
      });
  }
}
