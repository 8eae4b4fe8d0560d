import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/settings';
import type { Importing } from '@/lib/domain/imports/import-progress';

export async function readImporting(db: PapertreeDatabase): Promise<Importing | null> {
  return readSetting(db, 'importing');
}
