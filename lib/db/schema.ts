import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Settings } from '@/lib/domain/settings';

/**
 * Rises by one with every change of shape: `migrations/` says how to get there, `tests/databases/` holds a sample of
 * each version.
 */
export const SCHEMA_VERSION = 5;

/**
 * What the migrations lead to (a test compares), in Dexie's notation: the primary key first, `&` unique, `*` one entry
 * for each element, `[a+b]` compound.
 */
export const stores = {
  papers: 'id, &*aliases, savedAt, *tags, citationKey',
  topics: 'id, parentId',
  placements: 'paperId, *also, [topicId+at], confidence',
  placeCounts: 'place',
  changes: '++seq, act, undoes, [table+key]',
  embeddings: '[paperId+model], paperId, model',
  longActs: 'act',
  settings: 'key',
  snapshots: 'key',
  rules: 'id, topicId',
  proposals: 'id',
  seen: 'paperId, at',
  imports: 'part',
  queue: '[kind+subject], [kind+dueAt]',
  targets: 'id',
  targetFiles: '[targetId+path], targetId',
  targetFolders: 'targetId',
} as const;

/** A paper's vector under one model. Derived from the paper: not in the change log. */
export interface Embedding {
  paperId: PaperId;
  /** `<id>@<revision>` of the model. */
  model: string;
  /** Unit length. */
  vector: Float32Array;
}

/** A paper that a person met and did not save. */
export interface SeenPaper {
  paperId: PaperId;
  /** Milliseconds since 1970. */
  at: number;
  /** Read for a while, or dismissed. */
  how: 'read' | 'not-interested';
}

/** A part of the file that is being imported. Derived from the file; gone when the import is through. */
export interface StagedPart {
  /** From 0; topics come before what stands in them. */
  part: number;
  contents: LibraryContents;
  /** Papers of this part that have the title of another one, and that one. */
  unclear: [PaperId, PaperId][];
}

/** A folder that a person picked for a target. Browsers keep such handles here and nowhere else. */
export interface TargetFolder {
  targetId: string;
  folder: FileSystemDirectoryHandle;
}

/** One setting a row, so that two writers of two settings never meet. */
export type Setting = { [Key in keyof Settings]: { key: Key; value: Settings[Key] } }[keyof Settings];

/** State that is quick to load and could be computed again from the records: the engine's memory … */
export interface EngineSnapshot {
  key: 'engine';
  /** `<id>@<revision>` of the model whose vectors it was made from. */
  model: string;
  /** The last change that it knows of. */
  seq: number;
  state: unknown;
}

/** … and the search index, in parts: see `lib/search/worker/index-store.ts`. */
export interface IndexPart {
  key: `search${string}`;
  value: unknown;
}

export type Snapshot = EngineSnapshot | IndexPart;
