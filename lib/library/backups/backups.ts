import {
  BackupDatabase,
  deleteBackups,
  readBackupContents,
  readBackupFile,
  readBackups,
  storeBackup,
} from '@/lib/db/backups/backup-database';
import { expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { readContents } from '@/lib/db/queries/read-contents';
import type { Backup, BackupReason } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Task } from '@/lib/jobs/task';
import { expiredBackups } from './rotation';

/** Kept libraries. */
export interface Backups {
  /**
   * Keeps the library as it is now, and drops what has had its time; one that a person asked for is copied outside, too.
   * An empty library needs no backup.
   */
  take(reason: BackupReason): Promise<void>;
  /** @throws ExpectedError `unknown-backup`, `backup-damaged`. */
  read(id: string): Promise<LibraryContents>;
  /**
   * Takes the day's backup if it is due.
   * @returns when the next one is, milliseconds since 1970.
   */
  takeWhenDue(): Promise<number>;
}

const EVERY_MS = 86_400_000;
/** After one that failed. */
const AGAIN_MS = 3_600_000;

/** @param keepCopy puts a packed library file outside the browser's storage, where a person asked for that */
export function createBackups(
  db: PapertreeDatabase,
  keepCopy: (file: Uint8Array<ArrayBuffer>, at: number) => Promise<void>,
  backups = new BackupDatabase(),
): Backups {
  async function take(reason: BackupReason): Promise<Backup | null> {
    const contents = await readContents(db);
    if (contents.papers.length === 0 && contents.topics.length === 0) return null;
    const taken = await storeBackup(backups, contents, reason, Date.now());
    const expired = expiredBackups(await readBackups(backups), Date.now());
    await deleteBackups(
      backups,
      expired.map(({ id }) => id),
    );
    return taken;
  }

  async function copy({ id, at }: Backup): Promise<void> {
    await keepCopy(await readBackupFile(backups, id), at);
  }

  return {
    async take(reason) {
      const taken = await take(reason);
      if (taken && reason === 'asked') await copy(taken);
    },
    read: (id) => readBackupContents(backups, id),
    async takeWhenDue() {
      try {
        const now = Date.now();
        // One from the future was taken while the clock was ahead, and says nothing of when the next is due.
        const last = (await readBackups(backups)).find(({ reason, at }) => reason === 'daily' && at <= now);
        const due = (last?.at ?? 0) + EVERY_MS;
        if (due > now) return due;
        const taken = await take('daily');
        if (taken) await copy(taken);
        return Date.now() + EVERY_MS;
      } catch (thrown) {
        const error = expectedDatabaseError(thrown);
        if (!(error instanceof ExpectedError)) console.error('The daily backup failed.', error);
        return Date.now() + AGAIN_MS;
      }
    },
  };
}

/** Takes the daily backup; time alone brings the next one. */
export function backupTask(backups: Backups): Task {
  return { name: 'take the daily backup', run: () => backups.takeWhenDue(), wakesOn: () => false };
}
