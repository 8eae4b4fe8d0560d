import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, writeSetting } from '@/lib/db/settings';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import { type ImportEvent, nextImport } from '@/lib/domain/imports/next-import';

/** Stores the import as it is after the event. @returns it, `null` where there is none. @throws as `nextImport`. */
export async function advanceImport(
  db: PapertreeDatabase,
  event: ImportEvent,
): Promise<ImportProgress | null> {
  return db.transaction('rw', db.settings, async () => {
    const present = (await readSetting(db, 'importing')) ?? null;
    const next = nextImport(present, event);
    if (next !== present) await writeSetting(db, 'importing', next);
    return next;
  });
}
