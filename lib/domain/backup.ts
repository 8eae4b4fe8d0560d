/** Why a backup was made. */
export const backupReasons = [
  'daily',
  'asked',
  'upgrade',
  'import',
  'restore',
  /** The browser failed to write, so storage is about to be tested. */
  'failure',
  /** Fetched from an export target. */
  'copy',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup, without its contents. */
export interface Backup {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  reason: BackupReason;
  papers: number;
  topics: number;
  /** Compressed size in bytes. */
  bytes: number;
  /** Number of the last change in it; absent if unknown. */
  seq?: number;
}

/**
 * What restoring a backup would do to one kind of record: how many are only in the backup, in both but different,
 * only in the library.
 */
export interface Difference {
  back: number;
  changed: number;
  gone: number;
}

/** What restoring a backup would do. */
export interface RestorePreview {
  papers: Difference;
  topics: Difference;
  /** Papers in both that have another place in the backup. */
  moved: number;
  /** Damaged records of the backup. If there are any, restoring removes nothing from the library. */
  unread: number;
}
