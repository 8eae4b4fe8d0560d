/** A file to be written to a target. */
export interface FileWrite {
  path: string;
  text: string;
  /** The tag of the file that may be replaced; `null` if there must be no file. */
  base: string | null;
  /** Texts that we wrote, one of which others may have changed since; `NOTHING_LEFT` if maybe none was written. */
  left: readonly string[];
  /** Greater than every sequence number seen in this file; set if the target is sealed. */
  sequence?: number;
}

/**
 * `changed`: the file differs from `base` and was not written. `isUntouched`: the file already has this content, or can
 * no longer be changed.
 */
export type WriteResult = { tag: string; isUntouched?: true } | { changed: true };

/**
 * The common interface of all kinds of targets. Paths are relative, with `/` between folders. A tag is the target's
 * identifier for one content of a file, such as an ETag: two equal tags mean that nobody wrote in between. Every call
 * throws an `ExpectedError` that names the problem with the target, and never leaves incomplete files.
 */
export interface TargetAdapter {
  /** The most files in one call of `write`. */
  readonly batch: number;
  /**
   * Set if writing a file keeps the changes that others made in it. Such changes are no conflicts then, except for a
   * deletion (`GONE`).
   */
  readonly combines?: true;
  /**
   * Set if files are encrypted: each contains its path and a sequence number, and `read` throws an error with the code
   * of a `FileFlaw` if a file is not the one that was written there.
   */
  readonly isSealed?: true;
  /** Writes, reads and removes a test file. Absent if that would leave traces. */
  probe?(): Promise<void>;
  /**
   * The tags of the files at the target by path, including those in `known`; `null` if the target cannot list files.
   * @param known Paths that we wrote or are about to write, with their last tags, or `null` if they have none.
   */
  list(known: ReadonlyMap<string, string | null>): Promise<ReadonlyMap<string, string> | null>;
  /**
   * @returns The file; with `sequence` if the target is sealed.
   * @throws ExpectedError `target-changed` if it does not exist.
   */
  read(path: string): Promise<{ text: string; tag: string; sequence?: number }>;
  /** Writes each file completely or not at all; returns the results in the same order. */
  write(files: readonly FileWrite[]): Promise<WriteResult[]>;
  /**
   * Removes the file if it still has this tag. If the target combines, `tag` is that of our last write.
   * @returns Whether it is gone; `false` if it now belongs to someone else and was kept.
   */
  remove(path: string, tag: string): Promise<boolean>;
}
