import type { PapertreeDatabase } from '@/lib/db/database';
import { contentsOf, type RecordedRows, recordedTables } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { RecordedTable, RecordOf } from '@/lib/domain/log/change';
import { readDamagedTable } from './read-damaged-table';

/** Reads what is readable of a library whose files are damaged; references may dangle. */
export async function readUndamaged(db: PapertreeDatabase): Promise<LibraryContents> {
  const rows: RecordedRows = { papers: [], topics: [], placements: [], rules: [], proposals: [] };
  for (const name of recordedTables)
    await readDamagedTable(db.table<RecordOf<RecordedTable>>(name), (some) => {
      const list: unknown[] = rows[name];
      list.push(...some);
    });
  return contentsOf(rows);
}

/** Whether every record of the library can be read; reads in parts, so that writes can happen in between. */
export async function isReadable(db: PapertreeDatabase): Promise<boolean> {
  for (const name of recordedTables)
    if (!(await readDamagedTable(db.table(name), () => undefined))) return false;
  return true;
}
