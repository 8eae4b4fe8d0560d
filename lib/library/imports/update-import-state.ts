import type { PapertreeDatabase } from '@/lib/db/database';
import { dequeue, enqueue } from '@/lib/db/jobs/queue';
import { readSetting, writeSetting } from '@/lib/db/settings-table';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import { type ImportEvent, nextImport } from '@/lib/domain/imports/import-transitions';

/**
 * Stores the import as it is after the event. While it runs it has a job in the queue.
 * @returns the import; `null` where there is none.
 * @throws as `nextImport`.
 */
export async function updateImportState(
  db: PapertreeDatabase,
  event: ImportEvent,
): Promise<ImportProgress | null> {
  return db.transaction('rw', [db.settings, db.queue], async () => {
    const present = (await readSetting(db, 'importing')) ?? null;
    const next = nextImport(present, event);
    if (next === present) return next;
    await writeSetting(db, 'importing', next);
    if (next?.state === 'running' && present?.state !== 'running')
      await enqueue(db, 'import', [next.id], Date.now());
    if (present?.state === 'running' && next?.state !== 'running') await dequeue(db, 'import', [present.id]);
    return next;
  });
}
