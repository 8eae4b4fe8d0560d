import Dexie, { type Table, type Transaction } from 'dexie';
import type { RowUpgrade } from './migration';

/** Rows read and written at once, so that a log of many thousand changes is never completely in memory. */
const AT_ONCE = 500;

/** Upgrades the rows of a table within the transaction that upgrades the database. */
export async function upgradeTable(
  transaction: Transaction,
  { from, to, upgrade }: RowUpgrade,
): Promise<void> {
  const source: Table<object, unknown> = transaction.table(from);
  const target: Table<object, unknown> = transaction.table(to);
  for (let last: unknown = Dexie.minKey; last !== undefined; ) {
    const part = source.where(':id').above(last).limit(AT_ONCE);
    const [rows, keys] = await Promise.all([part.toArray(), part.primaryKeys()]);
    const upgraded = rows.map((row) => upgrade(row));
    if (from === to) await source.bulkDelete(keys.filter((_, index) => upgraded[index] === null));
    await target.bulkPut(upgraded.filter((row) => row !== null));
    last = keys.at(-1);
  }
}
