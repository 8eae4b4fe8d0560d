import { DeviceBackups } from '@/lib/db/backups/backup-folder-or-database';
import type { BackupStore } from '@/lib/db/backups/backup-store';
import { keepBackup, packContents, readBackup } from '@/lib/db/backups/make-backup';
import { packLibrary } from '@/lib/db/backups/pack-library';
import { expectedDatabaseError, type PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { readDeviceId } from '@/lib/db/settings-table';
import type { Backup, BackupReason } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { LOW_PRIORITY_DELAY_MS, type Task } from '@/lib/jobs/task';
import type { LibraryReading } from '@/lib/library-file/library-reader';
import { expiredBackups } from './expired-backups';

/** Kept libraries. */
export interface Backups {
  /**
   * Backs up the library and deletes expired backups; a backup that a person asked for is also copied outside the
   * browser. An empty library needs no backup.
   */
  take(reason: BackupReason): Promise<void>;
  /** Stores a library from elsewhere as a backup. */
  keep(contents: LibraryContents, reason: BackupReason): Promise<Backup>;
  /** @throws ExpectedError `unknown-backup`, `backup-damaged` if nothing of it can be read. */
  read(id: string): Promise<LibraryReading>;
  /**
   * Makes the hourly backup if anything has changed since the last one. @returns when to check again, milliseconds
   * since 1970.
   */
  takeWhenDue(): Promise<number>;
}

/** Also after a failed one. A backup of 10,000 papers takes two seconds. */
const EVERY_MS = 3_600_000;

/** Copies a gzipped library file outside the browser's storage, if a person asked for that. */
export type DownloadCopy = (file: Blob, backup: Backup, device: string) => Promise<void>;

export function createBackups(
  db: PapertreeDatabase,
  downloadCopy: DownloadCopy,
  store: BackupStore = new DeviceBackups(),
): Backups {
  /** Two at once would count backups that the other deletes. */
  let last: Promise<unknown> = Promise.resolve();
  function oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  async function take(reason: BackupReason): Promise<Backup | null> {
    const now = Date.now();
    const packed = await packLibrary(db, now);
    if (packed.counts.papers === 0 && packed.counts.topics === 0) return null;
    const taken = await keepBackup(store, packed, reason, now);
    await store.remove(expiredBackups(await store.list(), now).map(({ id }) => id));
    return taken;
  }

  async function copy(backup: Backup): Promise<void> {
    await downloadCopy(await store.open(backup.id), backup, await readDeviceId(db));
  }

  async function takeIfDue(): Promise<number> {
    if (store instanceof DeviceBackups) await store.moveToFolder();
    const now = Date.now();
    // A backup from the future was made while the clock was ahead, and does not tell when the next one is due.
    const newest = (await store.list()).find(({ at }) => at <= now);
    const due = (newest?.at ?? 0) + EVERY_MS;
    if (due > now) return due;
    if (newest?.seq === undefined || newest.seq !== (await lastChange(db))) {
      const taken = await take('daily');
      if (taken) await copy(taken);
    }
    return now + EVERY_MS;
  }

  return {
    take: (reason) =>
      oneAtATime(async () => {
        const taken = await take(reason);
        if (taken && reason === 'asked') await copy(taken);
      }),
    keep: (contents, reason) =>
      oneAtATime(async () => {
        const now = Date.now();
        return keepBackup(store, await packContents(contents, now), reason, now);
      }),
    read: (id) => readBackup(store, id),
    takeWhenDue: () =>
      oneAtATime(takeIfDue).catch((thrown: unknown) => {
        const error = expectedDatabaseError(thrown);
        if (!(error instanceof ExpectedError)) console.error('The backup of the hour failed.', error);
        return Date.now() + EVERY_MS;
      }),
  };
}

/** Makes the backups that are due; only time makes the next one due. */
export function backupTask(backups: Backups): Task {
  return {
    name: 'take the daily backup',
    delay: LOW_PRIORITY_DELAY_MS,
    run: () => backups.takeWhenDue(),
    wakesOn: () => false,
  };
}
