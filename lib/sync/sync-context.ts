import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { SecretStore, SyncContext } from './context';
import { exportFiles, mergeOf } from './export-files';
import { openAdapter } from './open-adapter';

/**
 * What the real keeping in sync works with.
 * @param keepKeys keeps the citation keys that an export drew
 */
export function createSyncContext(
  db: PapertreeDatabase,
  secrets: SecretStore,
  keepKeys: (keys: ReadonlyMap<PaperId, string>) => Promise<void>,
): Omit<SyncContext, 'onProgress'> {
  return {
    db,
    secrets,
    exportFiles: (target) => exportFiles(db, target, keepKeys),
    merge: mergeOf,
    openAdapter: (target, secret) => openAdapter(db, target, secret),
  };
}
