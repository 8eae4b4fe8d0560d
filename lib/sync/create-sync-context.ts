import type { PapertreeDatabase } from '@/lib/db/database';
import type { Downloads } from './adapters/downloads';
import { openAdapter } from './adapters/open-adapter';
import { type ExportSource, exportFiles, mergeOf } from './running/export-files';
import type { SecretStore, SyncContext } from './sync-context';

/** What the real keeping in sync works with. */
export function createSyncContext(
  db: PapertreeDatabase,
  source: ExportSource,
  secrets: SecretStore,
  downloads: Downloads,
): Omit<SyncContext, 'onProgress'> {
  return {
    db,
    secrets,
    exportFiles: (target) => exportFiles(db, source, target),
    merge: mergeOf,
    openAdapter: (target, secret) => openAdapter(db, target, secret, downloads),
  };
}
