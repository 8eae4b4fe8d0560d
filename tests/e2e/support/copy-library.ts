import { PapertreeDatabase } from '@/lib/db/database';
import { recordedTables } from '@/lib/db/recorded-tables';
import type { View } from './view';

let copies = 0;

/**
 * Copies the library of a running browser, as it is at one moment, into a database of this process, for checks that
 * read a database. Needs `fake-indexeddb/auto`.
 * @param page a page of the extension
 */
export async function copyLibrary(page: View): Promise<PapertreeDatabase> {
  const tables = [...recordedTables, 'placeCounts', 'changes', 'queue', 'settings'];
  const rows = await page.evaluate(async (names) => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('papertree'));
    try {
      const reading = database.transaction(names);
      return await Promise.all(names.map((name) => answer(reading.objectStore(name).getAll())));
    } finally {
      database.close();
    }
  }, tables);
  const copy = new PapertreeDatabase(`copy-${++copies}`);
  for (const [index, name] of tables.entries()) await copy.table(name).bulkAdd(rows[index] ?? []);
  return copy;
}
