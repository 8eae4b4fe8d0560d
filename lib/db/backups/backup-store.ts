import type { Backup } from '@/lib/domain/backup';

/** Where backups are kept. */
export interface BackupStore {
  /** The last one first. */
  list(): Promise<Backup[]>;
  /** A library file, packed by gzip. @throws ExpectedError `unknown-backup`. */
  open(id: string): Promise<Blob>;
  /**
   * Keeps a backup, which is listed only once `check` has passed.
   * @param check reads what is stored, and rejects where it is not whole; nothing is kept then
   */
  add(backup: Backup, packed: Blob, check: (stored: Blob) => Promise<void>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}
