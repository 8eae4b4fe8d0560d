/** Why a backup was taken. */
export const backupReasons = [
  'daily',
  'asked',
  'upgrade',
  'import',
  'restore',
  /** The browser could not write, and is put to the test. */
  'failure',
  /** Fetched from an export target. */
  'copy',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A kept library, without its contents. */
export interface Backup {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  reason: BackupReason;
  papers: number;
  topics: number;
  /** What it weighs, compressed. */
  bytes: number;
  /** The last change of the log that it holds; absent where that is not known. */
  seq?: number;
}

/** What restoring a backup would do to one kind of record: in the backup alone, in both but different, here alone. */
export interface Difference {
  back: number;
  changed: number;
  gone: number;
}

/** What restoring a backup would do. */
export interface RestorePreview {
  papers: Difference;
  topics: Difference;
  /** Papers in both that stand elsewhere in the backup. */
  moved: number;
  /** Records of the backup that are damaged. Where there are any, nothing of the library is removed. */
  unread: number;
}
