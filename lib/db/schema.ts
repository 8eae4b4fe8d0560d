import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Settings } from '@/lib/domain/settings';

/**
 * Increases by one with every change of the schema: `migrations/` says how to get there, `tests/databases/` holds a
 * sample of each version.
 */
export const SCHEMA_VERSION = 5;

/**
 * The schema after all migrations (compared by a test), in Dexie's notation: the primary key first, `&` unique, `*`
 * one entry for each element, `[a+b]` compound.
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

/** A paper that a person has seen and not saved. */
export interface SeenPaper {
  paperId: PaperId;
  /** Milliseconds since 1970. */
  at: number;
  /** Read for a while, or dismissed. */
  how: 'read' | 'not-interested';
}

/** A part of the file that is being imported; deleted when the import is finished. */
export interface StagedPart {
  /** From 0; topics come before records that refer to them. */
  part: number;
  contents: LibraryContents;
  /** Papers of this part with the title of another paper, each with that paper. */
  unclear: [PaperId, PaperId][];
}

/** A folder that a person picked for a target. Only IndexedDB can store its handle. */
export interface TargetFolder {
  targetId: string;
  folder: FileSystemDirectoryHandle;
}

/** One row for each setting, so that writers of different settings do not conflict. */
export type Setting = { [Key in keyof Settings]: { key: Key; value: Settings[Key] } }[keyof Settings];

/** Derived state that is fast to load: the engine's snapshot … */
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
