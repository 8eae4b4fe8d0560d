import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/read-and-write-settings';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';

export async function readImporting(db: PapertreeDatabase): Promise<ImportProgress | null> {
  return readSetting(db, 'importing');
}
