import type { UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { Paper } from '@/lib/domain/papers/paper';

/** A paper as a file describes it: cleaned and bounded, and without a name in the library yet. */
export type ReadPaper = Omit<Paper, 'id' | 'aliases' | 'savedAt'> & {
  /** Milliseconds since 1970; absent where the file does not tell. */
  savedAt?: number;
};

/** Names from the top of the tree down. */
export type TopicNames = string[];

export interface ReadEntry {
  paper: ReadPaper;
  /** Where its owner keeps it, the first place first; empty where nowhere. */
  topics: TopicNames[];
}

/** What a file holds. */
export interface Reading {
  entries: ReadEntry[];
  /** Places that no paper stands in belong to the tree too. */
  topics: TopicNames[];
  unread: UnreadEntry[];
}

/**
 * Reads one format. Pure: it is given the text. The file is hostile: an importer cleans and bounds every text,
 * lists what it could not read, and goes on.
 */
export interface Importer {
  /** Names the format in the catalogue of messages, and in tests. */
  name: string;
  /** Its entries are links with the words that somebody gave them; otherwise they are records of papers. */
  readsLinks?: true;
  /** Whether the text is of this format; looks at its beginning alone. */
  matches(text: string): boolean;
  /** @throws ExpectedError `file-damaged`, `file-too-deep` where nothing of it can be read. */
  read(text: string): Reading;
}

/** Numbers of lines, asked for by ascending positions. */
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
