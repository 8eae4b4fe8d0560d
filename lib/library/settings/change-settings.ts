import { writeSetting } from '@/lib/db/settings';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { LibraryContext } from '@/lib/library/context';

/** Says how the program is to file from now on; papers that are filed already stay where they are. */
export async function changeSettings(
  { db }: LibraryContext,
  { granularity, autonomy }: Partial<FilingPreferences>,
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    if (granularity) await writeSetting(db, 'granularity', granularity);
    if (autonomy) await writeSetting(db, 'autonomy', autonomy);
  });
}
