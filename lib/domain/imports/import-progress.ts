import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';

/** Why an entry of a file was not imported, or (`in-part`) was imported without some of its fields. */
export const unreadReasons = [
  'no-title',
  'no-paper',
  'not-a-paper',
  'broken',
  'too-long',
  'in-part',
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** An entry that could not be read. */
export interface UnreadEntry {
  /** The line where it starts, from 1; in JSON, the number of the entry. */
  line: number;
  reason: UnreadReason;
  /** Its beginning, so that a person can find it. */
  text: string;
}

/** The titles of two entries of a file that were merged into one paper. */
export interface JoinedTitles {
  title: string;
  /** Title of the later entry. */
  joined: string;
}

/**
 * What to do with papers that have the title of a known paper but other identifiers. They are merged only on request.
 */
export const unclearWays = ['apart', 'join', 'leave-out'] as const;
export type UnclearWay = (typeof unclearWays)[number];

/** A paper of the file, and the paper of the library with the same title. */
export interface UnclearPaper {
  paperId: PaperId;
  title: string;
  knownId: PaperId;
}

/**
 * Being staged; waiting for a person to start it; running; paused; finished; stopped by `problem`. `nextImport`
 * defines the transitions.
 */
export type ImportState = 'reading' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** The import in progress, from reading the file until the person has seen the result. There is one at a time. */
export interface ImportProgress {
  id: string;
  fileName: string;
  /** Name of the importer that read the file. */
  format: string;
  state: ImportState;
  /** Numbers of papers in the file: new, already in the library, and unclear. */
  counts: { new: number; known: number; unclear: number; topics: number };
  /** The first unclear papers. */
  unclear: UnclearPaper[];
  way: UnclearWay;
  unread: { count: number; first: UnreadEntry[] };
  /** Entries that were merged with an earlier one; absent if an older version of Papertree read the file. */
  joined?: { count: number; first: JoinedTitles[] };
  /** The act of the whole import; `null` while nothing was written. */
  act: ActId | null;
  parts: { done: number; all: number };
  papers: { done: number; all: number };
  /** Milliseconds of work so far, from which the remaining time is estimated. */
  worked: number;
  problem: ErrorCode | null;
}

/** What is known of a file once it is read, before its contents are staged. */
export type FileToImport = Pick<ImportProgress, 'fileName' | 'format' | 'unread' | 'joined'>;

/** How many unread and unclear entries are kept for display. */
export const SHOWN_ENTRIES = 200;
