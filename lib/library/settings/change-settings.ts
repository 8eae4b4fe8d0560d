import { writeSettings } from '@/lib/db/read-and-write-settings';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { LibraryContext } from '@/lib/library/context';

/** Says how the program is to file from now on; papers that are filed already stay where they are. */
export async function changeSettings(
  { db }: LibraryContext,
  changes: Partial<FilingPreferences>,
): Promise<void> {
  await writeSettings(db, changes);
}
