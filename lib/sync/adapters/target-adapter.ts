/** A file on its way to a target. */
export interface FileWrite {
  path: string;
  text: string;
  /** The mark of what stands there and may be replaced; `null` where nothing may stand there. */
  base: string | null;
  /** Our own texts of which one stands there but for what others changed in it; `NOTHING_LEFT` where none need. */
  left: readonly string[];
  /** More than the greatest number that was seen in this file; set where the target is sealed. */
  sequence?: number;
}

/**
 * `changed`: something else than `base` stands there, and was left alone. `isUntouched`: what stands there says it
 * already, or cannot be changed any more.
 */
export type WriteResult = { tag: string; isUntouched?: true } | { changed: true };

/**
 * A target, whatever it is, by the same four calls. Paths are relative, with `/` between folders. A tag is the
 * target's own mark of one content of one file: two equal tags mean that nobody wrote in between.
 * Every call throws an `ExpectedError` that names what is wrong with the target, and leaves whole files only.
 */
export interface TargetAdapter {
  /** The most files that one `write` takes. */
  readonly batch: number;
  /**
   * Set where what others changed in a file stays when it is written: then no change there needs a person's word,
   * save that it was deleted (`GONE`).
   */
  readonly combines?: true;
  /**
   * Set where files are encrypted: each holds its path and a sequence number, and `read` throws an error with the code
   * of a `FileFlaw` where a file is not what was written there.
   */
  readonly isSealed?: true;
  /** Tries all that a run does with a file that it removes again, where that leaves no trace. */
  probe?(): Promise<void>;
  /**
   * What stands there of `known` and beside it, path to tag; `null` where the target cannot say.
   * @param known paths that we wrote or are about to write, with the tags of those that stood there last
   */
  list(known: ReadonlyMap<string, string | null>): Promise<ReadonlyMap<string, string> | null>;
  /**
   * @returns the file; `sequence` where the target is sealed
   * @throws ExpectedError `target-changed` where it is not there.
   */
  read(path: string): Promise<{ text: string; tag: string; sequence?: number }>;
  /** Writes each file whole or not at all; answers in the same order. */
  write(files: readonly FileWrite[]): Promise<WriteResult[]>;
  /**
   * Removes the file if it still is what `tag` marks; where the target combines, `tag` is what we left.
   * @returns whether it is gone; `false` where it has become another's and was left
   */
  remove(path: string, tag: string): Promise<boolean>;
}
