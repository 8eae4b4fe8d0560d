import 'fake-indexeddb/auto';
import Dexie, { type Table } from 'dexie';
import { describe, expect, it } from 'vitest';
import { readMany } from './read-many-by-key';

interface Row {
  id: string;
  text: string;
}

describe('reading many records', () => {
  it.each([
    ['few of many', 3_000, 10],
    ['a good part of them', 3_000, 1_200],
    ['all of them', 3_000, 3_000],
    ['of none', 0, 1_200],
  ])('gives those of %s, in the order asked, as asking one by one does', async (_, there, asked) => {
    const db = new Dexie(`read-many-${there}-${asked}`) as Dexie & { rows: Table<Row, string> };
    db.version(1).stores({ rows: 'id' });
    await db.rows.bulkAdd(
      Array.from({ length: there }, (_, index) => ({ id: `${index}`, text: `row ${index}` })),
    );
    const keys = Array.from({ length: asked }, (_, index) => `${(index * 7) % 3_500}`);
    keys.push('no such row', keys[0] ?? '');
    const found = await readMany(db.rows, keys);
    expect(found).toEqual(await db.rows.bulkGet(keys));
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(there === 0 ? 0 : asked / 2);
    await db.delete();
  });
});
