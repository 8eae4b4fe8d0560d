import Dexie from 'dexie';

/** A whole database as JSON: how it was declared, and every row. */
export interface FrozenDatabase {
  version: number;
  stores: Record<string, string>;
  tables: Record<string, unknown[]>;
}

/** JSON knows no vectors. */
const VECTOR = '$float32';

/** Reads every row of an open database. */
export async function freeze(db: Dexie, version: number, stores: Record<string, string>): Promise<string> {
  const tables: Record<string, unknown[]> = {};
  for (const { name } of db.tables) tables[name] = await db.table(name).toArray();
  const frozen: FrozenDatabase = { version, stores, tables };
  return JSON.stringify(
    frozen,
    (_, value) => (value instanceof Float32Array ? { [VECTOR]: [...value] } : value),
    1,
  );
}

/** Makes the database again under `name`, as the version that wrote it would have left it. */
export async function thaw(name: string, json: string): Promise<void> {
  const { version, stores, tables } = JSON.parse(json, (_, value) =>
    value?.[VECTOR] ? new Float32Array(value[VECTOR]) : value,
  ) as FrozenDatabase;
  const db = new Dexie(name);
  db.version(version).stores(stores);
  await db.open();
  for (const [table, rows] of Object.entries(tables)) await db.table(table).bulkPut(rows);
  db.close();
}
