import type { PapertreeDatabase } from '@/lib/db/database';
import type { Downloads } from './adapters/downloads-folder';
import { openAdapter } from './adapters/open-adapter';
import { type ExportSource, exportFiles, mergeOf } from './running/export-for-target';
import type { SecretStore, SyncContext } from './sync-context';

/** The context of sync in the extension; tests make their own. */
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
