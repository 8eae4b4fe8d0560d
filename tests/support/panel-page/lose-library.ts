import { DeviceBackups } from '@/lib/db/backups/backup-folder-or-database';
import type { DeviceId } from '@/lib/domain/ids';
import type { Target } from '@/lib/domain/targets/target';
import type { LibraryContext } from '@/lib/library/context';
import { addSample } from '@/lib/library/sample/add-and-remove-sample';

const HOUR_MS = 3_600_000;

/** Creates a library that the browser has lost, with copies of it in every place. */
export async function loseLibrary(context: LibraryContext): Promise<void> {
  const { db, backups, memory } = context;
  if ((await new DeviceBackups().list()).length === 0) {
    await addSample(context);
    for (const reason of ['import', 'daily', 'failure'] as const) await backups.take(reason);
    await Promise.all(db.tables.map((table) => table.clear()));
  }
  const at = Date.now() - 2 * HOUR_MS;
  const mark = { papers: 1_482, topics: 41, seq: 9_000, device: 'lost' as DeviceId, schema: 3, at };
  await memory.writeLoss({ extent: 'all', mark });
  const path = 'Papertree/papertree-1f00aa21-friday.json.gz';
  await memory.writeCopies([{ path, at: at - 3 * HOUR_MS, papers: 1_479, topics: 41 }]);
  await memory.writeTargets([target('WebDAV at home', at), target('Vault', at - HOUR_MS)]);
}

function target(name: string, at: number): Target {
  return {
    ...{ id: name, name, content: { of: 'library' }, format: 'json', timing: { on: 'change' } },
    place:
      name === 'Vault'
        ? { kind: 'folder', name }
        : { kind: 'webdav', address: 'https://cloud.example/dav/', user: 'reader' },
    ...{ isEncrypted: false, addedAt: at, isPaused: false, seq: 0, isRunning: false },
    lastRun: { at, took: 400, written: 1, removed: 0, paths: ['library.json'] },
  };
}
