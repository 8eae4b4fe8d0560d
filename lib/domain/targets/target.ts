import type { ErrorCode } from '@/lib/domain/errors';
import type { TopicId } from '@/lib/domain/ids';

/** Where the files of a target are. It never contains secrets, which are in the browser's local storage area. */
export type TargetPlace =
  /** A folder that the person picked. Its handle is stored separately; `name` is the folder's name in the browser. */
  | { kind: 'folder'; name: string }
  /** A folder with this name in the browser's downloads folder. */
  | { kind: 'downloads'; folder: string }
  /** The address of a collection, ending in a slash. */
  | { kind: 'webdav'; address: string; user: string }
  /** `repository` is `owner/name`; `folder` is empty for its root; `api` is GitHub's own or an Enterprise server's. */
  | { kind: 'github'; api: string; repository: string; branch: string; folder: string }
  | { kind: 'gist'; api: string; gist: string }
  /** A Zotero library through the web API, with a key; `api` is Zotero's own address or a compatible server's. */
  | { kind: 'zotero'; api: string }
  /** Zotero on this computer, with the address on which it listens. */
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
 * The name of an export format for targets (`targetFormats` in lib/exporters), or `zotero`: Zotero stores items and
 * collections instead of files, which no other target does. Requests are validated accordingly.
 */
export type TargetFormat = string;

export function isZotero({ kind }: Pick<TargetPlace, 'kind'>): boolean {
  return kind === 'zotero' || kind === 'zotero-desktop';
}

/** The content of a target: the whole library with Unsorted, each top-level branch separately, or some branches. */
export type TargetContent =
  | { of: 'library' }
  | { of: 'each-branch' }
  | { of: 'branches'; branches: TopicId[] };

/** The fields of a target that the person chooses. */
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

/** The secrets of a target, which are stored only in the browser's local storage area. */
export interface TargetSecret {
  /** Password, token or key; empty if the target needs none. */
  secret: string;
  /** Encrypts the files before they leave this device; empty if they are not encrypted. */
  passphrase: string;
}

/** The result of a run. */
export interface TargetRun {
  /** When it ended, in milliseconds since 1970. */
  at: number;
  /** How long it took, in milliseconds. */
  took: number;
  /** The number of files written. */
  written: number;
  /** The number of files removed. */
  removed: number;
  /** Files that changed, at most `PATHS_TOLD`. */
  paths: string[];
}

/** The most paths that a run lists. */
export const LISTED_PATHS_MAX = 20;

/** A place that is kept in sync with the library. Its job in the queue says when the next run is due. */
export interface Target extends TargetChoices {
  /** A UUID, version 7. */
  id: string;
  /** Milliseconds since 1970. */
  addedAt: number;
  isPaused: boolean;
  /** The last change in the log that the target contains. */
  seq: number;
  isRunning: boolean;
  /** The last successful run. */
  lastRun: TargetRun | null;
}

/** A target with its current state. */
export interface TargetStatus extends Target {
  /** When the next run is due, in milliseconds since 1970; `null` while there is nothing to do. */
  dueAt: number | null;
  /** Why the last run failed, if it did. */
  error: ErrorCode | null;
}

/** How a person resolves a conflict with a file that another program has changed. */
export type ConflictChoice = 'keep-theirs' | 'write-beside' | 'overwrite';

/** The tag of an object that was deleted outside of Papertree, for targets that treat a deletion as a conflict. */
export const GONE = 'gone';

/** A text in `left` that means: maybe we have not written this file yet. */
export const NOTHING_LEFT = '';

/** Why an encrypted file is not the one that was written there. */
export const fileFlaws = [
  'wrong-passphrase',
  'file-altered',
  'file-misplaced',
  'file-outdated',
] as const satisfies ErrorCode[];
export type FileFlaw = (typeof fileFlaws)[number];

/** Our record of a file of a target. */
export interface TargetFile {
  targetId: string;
  path: string;
  /** SHA-256 of the text that we last wrote, in hexadecimal; `null` if we never wrote it. */
  hash: string | null;
  /** The target's tag of what we wrote (ETag, blob, time and size); `null` if we know none. */
  tag: string | null;
  /** SHA-256 of a text that was sent without confirmation, so it may have arrived; `null` if there is none. */
  writing: string | null;
  /** The tag of another program's version that waits for the person's choice; `null` if there is no conflict. */
  conflict: string | null;
  /** `theirs`: we no longer write the file; `beside`: we write it under another name. */
  standing: 'ours' | 'theirs' | 'beside';
  /** Texts that we wrote, as in `FileWrite`; only for targets that combine changes. */
  left?: string[];
  /** The greatest sequence number seen in the encrypted file; absent if none was seen. */
  sequence?: number;
  /** Why a file with a conflict could not be read; absent or `null` if it was read or need not be read. */
  flaw?: FileFlaw | null;
}
