import type { PapertreeDatabase } from '@/lib/db/database';
import { testStorage } from '@/lib/db/storage-failure/probe-storage';
import { type FailureStore, StorageCircuitBreaker } from '@/lib/db/storage-failure/storage-circuit-breaker';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import type { Task } from '@/lib/jobs/task';
import type { Backups } from '@/lib/library/backups/take-backups';
import { checkLibrary } from './check-library';

/** The tasks, each waiting until the library may be written. */
export function waitForStorage(tasks: readonly Task[], breaker: StorageCircuitBreaker): Task[] {
  return tasks.map((task) => ({
    ...task,
    async run(again) {
      await breaker.ready();
      return task.run(again);
    },
  }));
}

interface StorageContext {
  db: PapertreeDatabase;
  memory: LibraryMemory;
  backups: Pick<Backups, 'take'>;
}

/**
 * Stops all writes after the browser failed to store something. Before storage is tested, the library is backed up:
 * what can be read now may be lost later. If the backup fails, as on a full disk or with a library that cannot be
 * read, the test alone decides; otherwise nothing could ever be written again, not even a restored backup.
 * @param test see `testStorage`
 */
export function createCircuitBreaker(
  context: StorageContext,
  failures: FailureStore,
  test: typeof testStorage = testStorage,
): StorageCircuitBreaker {
  const { db, backups } = context;
  /** The browser may have closed the connection; the next read or write opens another. */
  const close = () => db.close({ disableAutoOpen: false });
  const backUpAndTest = async () => {
    close();
    await backups.take('failure').catch((error: unknown) => {
      console.warn('The library could not be backed up before storage is tested.', error);
    });
    await test(close);
    await checkLibrary(context).catch((error: unknown) => {
      console.warn('Could not check whether the library is complete.', error);
    });
  };
  return new StorageCircuitBreaker(db, backUpAndTest, failures);
}
