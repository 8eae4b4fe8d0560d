import type { PapertreeDatabase } from '@/lib/db/database';
import { proveStorage } from '@/lib/db/storage-failure/probe-storage';
import { type FailureMemory, StorageGuard } from '@/lib/db/storage-failure/stop-writes';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import type { Task } from '@/lib/jobs/task';
import type { Backups } from '@/lib/library/backups/take-backups';
import { checkLibrary } from './check-library';

/** The tasks, each waiting until the library may be written. */
export function guardTasks(tasks: readonly Task[], guard: StorageGuard): Task[] {
  return tasks.map((task) => ({
    ...task,
    async run(again) {
      await guard.ready();
      return task.run(again);
    },
  }));
}

interface GuardContext {
  db: PapertreeDatabase;
  memory: LibraryMemory;
  backups: Pick<Backups, 'take'>;
}

/**
 * Stops all writes after the browser failed to store something. Before storage is tested, the library is backed up:
 * what can be read now may be lost later. If the backup fails, as on a full disk or with a library that cannot be
 * read, the test alone decides; otherwise nothing could ever be written again, not even a restored backup.
 * @param proveKeeping see `proveStorage`
 */
export function guardLibrary(
  context: GuardContext,
  failureMemory: FailureMemory,
  proveKeeping: typeof proveStorage = proveStorage,
): StorageGuard {
  const { db, backups } = context;
  /** The browser may have closed the connection; the next read or write opens another. */
  const close = () => db.close({ disableAutoOpen: false });
  const prove = async () => {
    close();
    await backups.take('failure').catch((error: unknown) => {
      console.warn('The library could not be copied before storage is put to the test.', error);
    });
    await proveKeeping(close);
    await checkLibrary(context).catch((error: unknown) => {
      console.warn('Whether the library is whole is not known.', error);
    });
  };
  return new StorageGuard(db, prove, failureMemory);
}
