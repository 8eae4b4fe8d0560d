import type { IndexableType, Table } from 'dexie';
import { isUnreadable } from '@/lib/db/database';

/** Rows read at once, until some cannot be read. */
const AT_ONCE = 256;

/**
 * Reads a table in parts, each in its own transaction, so that writes can happen in between. If its files are
 * damaged, it reads from both ends as far as possible.
 * @param take gets the rows; those that are written while it reads may be missing
 * @returns whether all could be read
 */
export async function readDamagedTable<Row>(
  table: Table<Row>,
  take: (rows: Row[]) => void,
): Promise<boolean> {
  const reached = await readFrom(table, 'start', take);
  if (reached.isEnd) return true;
  await readFrom(table, 'end', take, reached.last);
  return false;
}

interface Reached {
  isEnd: boolean;
  /** The key of the last row that was read. */
  last?: IndexableType;
}

/** @param until the key at which to stop */
async function readFrom<Row>(
  table: Table<Row>,
  side: 'start' | 'end',
  take: (rows: Row[]) => void,
  until?: IndexableType,
): Promise<Reached> {
  const keyOf = (row: Row) => table.core.schema.primaryKey.extractKey?.(row) as IndexableType;
  let last: IndexableType | undefined;
  let size = AT_ONCE;
  for (;;) {
    const rest = last === undefined ? table.toCollection() : restOf(table, side, last);
    const part = (side === 'start' ? rest : rest.reverse()).limit(size);
    try {
      const rows = await part.toArray();
      const wanted = until === undefined ? rows : rows.filter((row) => indexedDB.cmp(keyOf(row), until) > 0);
      take(wanted);
      const end = rows.at(-1);
      if (end !== undefined) last = keyOf(end);
      if (rows.length < size || wanted.length < rows.length) return { isEnd: true };
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      if (size === 1) return { isEnd: false, ...(last !== undefined && { last }) };
      size = Math.ceil(size / 16);
    }
  }
}

function restOf<Row>(table: Table<Row>, side: 'start' | 'end', last: IndexableType) {
  const all = table.where(':id');
  return side === 'start' ? all.above(last) : all.below(last);
}
