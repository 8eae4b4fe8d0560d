import type { Backup } from '@/lib/domain/backup';

/** Where backups are kept. */
export interface BackupStore {
  /** Newest first. */
  list(): Promise<Backup[]>;
  /** A gzipped library file. @throws ExpectedError `unknown-backup`. */
  open(id: string): Promise<Blob>;
  /**
   * Stores a backup, which is listed only once `check` has passed.
   * @param check reads the stored backup, and rejects if it is incomplete; then nothing is kept
   */
  add(backup: Backup, packed: Blob, check: (stored: Blob) => Promise<void>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}
