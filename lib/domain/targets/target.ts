import type { ErrorCode } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';

/** Where the files of a target stand. Never a secret: those are in the browser's local storage area. */
export type TargetPlace =
  /** A folder that the person picked; its handle is kept beside, `name` is what the browser shows of it. */
  | { kind: 'folder'; name: string }
  /** A folder of this name in the browser's downloads folder. */
  | { kind: 'downloads'; folder: string }
  /** The address of a collection, ending in a slash. */
  | { kind: 'webdav'; address: string; user: string }
  /** `repository` is `owner/name`; `folder` is empty for its root; `api` is GitHub's own or an Enterprise server's. */
  | { kind: 'github'; api: string; repository: string; branch: string; folder: string }
  | { kind: 'gist'; api: string; gist: string }
  /** A Zotero library by its web API, which a key opens; `api` is Zotero's own or another server's of its kind. */
  | { kind: 'zotero'; api: string }
  /** The Zotero that runs on this computer, where it listens. */
  | { kind: 'zotero-desktop'; address: string };

export const targetKinds = [
  'folder',
  'downloads',
  'webdav',
  'github',
  'gist',
  'zotero',
  'zotero-desktop',
] as const satisfies TargetPlace['kind'][];
export type TargetKind = (typeof targetKinds)[number];

/** When a target is written: a few seconds after a change, every so many hours, or when the person asks. */
export type TargetTiming = { on: 'change' } | { on: 'schedule'; hours: number } | { on: 'request' };

/**
 * Name of an export format that a target can be kept in sync in (`targetFormats` in lib/exporters), or `zotero`: Zotero
 * takes no files but items and collections, and nothing else takes those. Requests are checked for it.
 */
export type TargetFormat = string;

export function isZotero({ kind }: Pick<TargetPlace, 'kind'>): boolean {
  return kind === 'zotero' || kind === 'zotero-desktop';
}

/** What goes to a target: the whole library with Unsorted, every top-level branch by itself, or some branches. */
export type TargetContent =
  | { of: 'library' }
  | { of: 'each-branch' }
  | { of: 'branches'; branches: TopicId[] };

/** What a person decides of a target. */
export interface TargetChoices {
  /** 1 to 60 characters, one line. */
  name: string;
  place: TargetPlace;
  content: TargetContent;
  format: TargetFormat;
  timing: TargetTiming;
  /** Whether files leave this device encrypted with a passphrase. */
  isEncrypted: boolean;
}

/** What only the person and the target may know; in the browser's local storage area and nowhere else. */
export interface TargetSecret {
  /** Password, token or key; empty where the target wants none. */
  secret: string;
  /** Encrypts what leaves this device; empty where nothing is encrypted. */
  passphrase: string;
}

/** What a run did; the paths are those that changed, at most `PATHS_TOLD` of each. */
export interface TargetRun {
  /** When it ended, milliseconds since 1970. */
  at: number;
  /** How long it took, milliseconds. */
  took: number;
  /** Files written and removed. */
  written: number;
  removed: number;
  paths: string[];
}

/** A run names this many of the paths that it changed. */
export const PATHS_TOLD = 20;

/** Where exports are kept in sync. When the next run is due is said by its job in the queue. */
export interface Target extends TargetChoices {
  /** A UUID, version 7. */
  id: string;
  /** Milliseconds since 1970. */
  addedAt: number;
  isPaused: boolean;
  /** The change of the log up to which the target is up to date. */
  seq: number;
  isRunning: boolean;
  /** The last run that went through. */
  lastRun: TargetRun | null;
}

/** A target and how it goes. */
export interface TargetStatus extends Target {
  /** When the next run is due, milliseconds since 1970; `null` while there is nothing to do. */
  dueAt: number | null;
  /** Why the last run failed, if it did. */
  error: ErrorCode | null;
}

/** What to do with a file that another program has changed. */
export type ConflictChoice = 'keep-theirs' | 'write-beside' | 'overwrite';

/** The mark of what was deleted outside Papertree, where a target takes that for a choice. */
export const GONE = 'gone';

/** Stands for our text where none of ours need be. */
export const NOTHING_LEFT = '';

/** Why a file that is encrypted cannot be what was written there. */
export const fileFlaws = [
  'wrong-passphrase',
  'file-altered',
  'file-misplaced',
  'file-outdated',
] as const satisfies ErrorCode[];
export type FileFlaw = (typeof fileFlaws)[number];

/** One file of a target, as we left it. */
export interface TargetFile {
  targetId: string;
  path: string;
  /** SHA-256 of our text as last written, in hexadecimal; `null` where we never wrote it. */
  hash: string | null;
  /** The server's own mark of what we wrote (ETag, blob, time and size); `null` where it gives none. */
  tag: string | null;
  /** SHA-256 of what was on its way when last heard of: it may have arrived although nobody told us. */
  writing: string | null;
  /** Where another program changed it and no choice was made: the mark of theirs. */
  conflict: string | null;
  /** `theirs`: ours is no longer written; `beside`: it goes to a name of its own. */
  standing: 'ours' | 'theirs' | 'beside';
  /** As in a file on its way; only for targets that combine. */
  left?: string[];
  /** The greatest sequence number seen in the encrypted file; absent where none was seen. */
  sequence?: number;
  /** Of the file with a conflict: why it could not be read; absent or `null` where it was read, or need not be. */
  flaw?: FileFlaw | null;
}
