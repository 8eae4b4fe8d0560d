import type { Table } from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { contentsOf } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** A consistent snapshot of the whole library. */
export async function readContents(db: PapertreeDatabase): Promise<LibraryContents> {
  const { papers, topics, placements, rules, proposals } = db;
  return db.transaction('r', [papers, topics, placements, rules, proposals], async () =>
    contentsOf({
      papers: await papers.toArray(),
      topics: await topics.toArray(),
      placements: await placements.toArray(),
      rules: await rules.toArray(),
      proposals: await proposals.toArray(),
    }),
  );
}

/** Records read in one go. */
const AT_ONCE = 500;

/**
 * Reads a consistent snapshot of the whole library in parts: list by list as in a library file, ordered by keys.
 * @param take may not wait for anything, or the browser ends the transaction.
 * @returns the number of the last change
 */
export function readInParts(
  db: PapertreeDatabase,
  take: <List extends keyof LibraryContents>(list: List, records: LibraryContents[List]) => void,
): Promise<number> {
  const { papers, topics, placements, rules, proposals, changes } = db;
  return db.transaction('r', [papers, topics, placements, rules, proposals, changes], async () => {
    await readTable(
      papers,
      ({ id }) => id,
      (records) => take('papers', records),
    );
    await readTable(
      topics,
      ({ id }) => id,
      (records) => take('topics', records),
    );
    await readTable(
      placements,
      ({ paperId }) => paperId,
      (records) => take('placements', records),
    );
    await readTable(
      rules,
      ({ id }) => id,
      (records) => take('rules', records),
    );
    await readTable(
      proposals,
      ({ id }) => id,
      (records) =>
        take(
          'declinedProposals',
          records.filter(({ state }) => state === 'declined'),
        ),
    );
    return lastChange(db);
  });
}

async function readTable<Row, Key extends string>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  take: (rows: Row[]) => void,
): Promise<void> {
  for (let last: Key | '' = ''; ; ) {
    const rows: Row[] = await table.where(':id').above(last).limit(AT_ONCE).toArray();
    take(rows);
    const end = rows.at(-1);
    if (!end || rows.length < AT_ONCE) return;
    last = keyOf(end);
  }
}
