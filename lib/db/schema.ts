import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, DeviceId, PaperId } from '@/lib/domain/ids';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { ShapeReport } from '@/lib/domain/pages/parser-health';
import type { Autonomy, Granularity } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';

/**
 * Rises by one with every change of shape: `migrations/` says how to get there, `tests/databases/` holds a sample of
 * each version.
 */
export const SCHEMA_VERSION = 3;

/** What the migrations lead to (a test compares), in Dexie's notation: the primary key first, `&` unique, `*` one entry for each element, `[a+b]` compound. */
export const stores = {
  papers: 'id, &*aliases, savedAt, *tags',
  topics: 'id, parentId',
  placements: 'paperId, *also, [topicId+at]',
  changes: '++seq, &id, act, undoes, [table+key]',
  embeddings: '[paperId+model], paperId, model',
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
  /** Read for a while, or waved away. */
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

/** A model that was chosen in place of the bundled one. */
export interface ChosenModel {
  /** Its name in the catalogue. */
  id: string;
  device: 'wasm' | 'webgpu';
  /** What was measured when it was chosen, milliseconds a text; empty where there was nothing to choose. */
  millisecondsPerText: Partial<Record<'wasm' | 'webgpu', number>>;
}

/** A model that is to take over once every paper has a vector of it. */
export interface ComingModel {
  id: string;
  /** `null` until it was measured. */
  chosen: ChosenModel | null;
  /** Papers that have a vector of it, and all papers. */
  done: number;
  total: number;
  /** Why it does not come; the model in use stays. */
  problem: ErrorCode | null;
}

export interface Settings {
  deviceId: DeviceId;
  /** `null` or absent: the bundled model. */
  model: ChosenModel | null;
  comingModel: ComingModel | null;
  /** The act that added the sample library last. */
  sample: ActId;
  granularity: Granularity;
  autonomy: Autonomy;
  /** `null` or absent: none. */
  importing: ImportProgress | null;
  sites: SitePreferences;
  /** The last page that was not read as it should be; `null` once that was seen. */
  shapeReport: ShapeReport | null;
  /** When arXiv may be asked again, milliseconds since 1970, and how often in a row it would not answer. */
  completionPause: { until: number; refusals: number };
  /** How far in the change log, and how finely, proposals were last looked for. */
  proposalsLook: { seq: number; granularity: Granularity };
}

/** One setting a row, so that two writers of two settings never meet. */
export type Setting = { [Key in keyof Settings]: { key: Key; value: Settings[Key] } }[keyof Settings];

/** State that is quick to load and could be computed anew from the records: the engine's memory. */
export interface Snapshot {
  key: 'engine';
  /** `<id>@<revision>` of the model whose vectors it was made from. */
  model: string;
  /** The last change that it knows of. */
  seq: number;
  state: unknown;
}
