import type { Collection, Table } from 'dexie';

/** Records read at once if all are read, so that they need little memory. */
const AT_ONCE = 500;
/** From this number of keys on, looking up each may take longer than reading the whole table. */
const MANY = 1_000;
/** A single lookup costs about as much as this many records of a sequential read. */
const COST_OF_ONE = 4;

/** The records of any number of keys, in the same order; `undefined` for missing ones. */
export async function readMany<Row, Key extends string>(
  table: Table<Row, Key>,
  keys: readonly Key[],
): Promise<(Row | undefined)[]> {
  if (keys.length < MANY || keys.length * COST_OF_ONE < (await table.count()))
    return table.bulkGet([...keys]);
  const wanted = new Map<Key, Row | undefined>(keys.map((key) => [key, undefined]));
  for (let last: Key | '' = ''; ; ) {
    const part: Collection<Row, Key> = table.where(':id').above(last).limit(AT_ONCE);
    const [found, partKeys] = await Promise.all([part.toArray(), part.primaryKeys()]);
    for (const [index, key] of partKeys.entries()) if (wanted.has(key)) wanted.set(key, found[index]);
    const next = partKeys.at(-1);
    if (next === undefined) break;
    last = next;
  }
  return keys.map((key) => wanted.get(key));
}

/** The records from the first of the keys to the last, in the order of their keys: one request, however many they are. */
export function readKeyRange<Row, Key extends string>(
  table: Table<Row, Key>,
  keys: readonly Key[],
): Promise<Row[]> {
  return table.where(':id').between(keys[0], keys.at(-1), true, true).toArray();
}
