import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';

/** Why an entry of a file stays outside, or (`in-part`) came in without some of its fields. */
export const unreadReasons = [
  'no-title',
  'no-paper',
  'not-a-paper',
  'broken',
  'too-long',
  'in-part',
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** An entry that could not be read; all others are. */
export interface UnreadEntry {
  /** Where in the file it starts, from 1; in JSON, the number of the entry. */
  line: number;
  reason: UnreadReason;
  /** How it begins, so that a person finds it. */
  text: string;
}

/** Two entries of a file that became one paper, by their titles. */
export interface JoinedTitles {
  title: string;
  /** Title of the entry that came later. */
  joined: string;
}

/** What becomes of papers that have the title of a known one and other identifiers: nothing joins them unasked. */
export const unclearWays = ['apart', 'join', 'leave-out'] as const;
export type UnclearWay = (typeof unclearWays)[number];

/** A paper of the file, and one that has the same title. */
export interface UnclearPaper {
  paperId: PaperId;
  title: string;
  knownId: PaperId;
}

/**
 * Being handed over; waiting for a person to start it; at work; paused; finished; stopped by `problem`. `nextImport`
 * says how one follows another.
 */
export type ImportState = 'reading' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** The file that is being imported, from the first look at it until its result was seen. There is one at a time. */
export interface ImportProgress {
  id: string;
  fileName: string;
  /** Name of the importer that read it. */
  format: string;
  state: ImportState;
  /** Papers of the file: those that are new, those in the library already, those of which that is unclear. */
  counts: { new: number; known: number; unclear: number; topics: number };
  /** The first of the unclear ones. */
  unclear: UnclearPaper[];
  way: UnclearWay;
  unread: { count: number; first: UnreadEntry[] };
  /** Entries that were joined with an earlier one; absent where an earlier version read the file. */
  joined?: { count: number; first: JoinedTitles[] };
  /** The act that brings them in, all of it; `null` while nothing was written. */
  act: ActId | null;
  parts: { done: number; all: number };
  papers: { done: number; all: number };
  /** Milliseconds of work so far, from which the time left follows. */
  worked: number;
  problem: ErrorCode | null;
}

/** What is known of a file that was read, before its contents are handed over. */
export type FileToImport = Pick<ImportProgress, 'fileName' | 'format' | 'unread' | 'joined'>;

/** How many of the unread and of the unclear are kept for showing. */
export const SHOWN_ENTRIES = 200;
