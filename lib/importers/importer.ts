import type { UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { Paper } from '@/lib/domain/papers/paper';

/** A paper from a file, cleaned and bounded, which does not have an id in the library yet. */
export type ReadPaper = Omit<Paper, 'id' | 'aliases' | 'savedAt'> & {
  /** Milliseconds since 1970; absent if the file does not contain it. */
  savedAt?: number;
};

/** The path to a topic: names from the top of the tree down. */
export type TopicNames = string[];

export interface ReadEntry {
  paper: ReadPaper;
  /** The topics that contain it, the primary topic first; may be empty. */
  topics: TopicNames[];
}

/** The content of a file. */
export interface Reading {
  entries: ReadEntry[];
  /** All topics of the file's own tree, including those without papers. */
  topics: TopicNames[];
  unread: UnreadEntry[];
}

/**
 * Reads one format. An importer is pure: it only sees the file's text. Files may be hostile, so an importer cleans and
 * bounds every text, lists the entries that it cannot read, and continues.
 */
export interface Importer {
  /** Identifies the format in messages and tests. */
  name: string;
  /** Present if the entries are links with titles that somebody wrote; otherwise they are records of papers. */
  readsLinks?: true;
  /** Whether a text is of this format; gets only the beginning of the file. */
  matches(text: string): boolean;
  /** @throws ExpectedError `file-damaged` or `file-too-deep` if the file cannot be read at all. */
  read(text: string): Reading;
}

/** Returns a function from a position to its line, from 1. Positions must be asked for in ascending order. */
export function lineCounter(text: string): (position: number) => number {
  let [line, counted] = [1, 0];
  return (position) => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < position; at = text.indexOf('\n', counted)) {
      line++;
      counted = at + 1;
    }
    return line;
  };
}
