import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActReading, HistoryReading } from '@/lib/db/log/history';
import type { SampleRest } from '@/lib/db/log/untouched-sample';
import type { InboxReading } from '@/lib/db/queries/inbox';
import type { LastAct } from '@/lib/db/queries/last-act';
import type { CountsReading } from '@/lib/db/queries/library-counts';
import type { KnownPaper, PaperRow } from '@/lib/db/queries/papers';
import type { LanguageModelReading, ModelsReading } from '@/lib/db/queries/read-settings';
import type { TargetsReading } from '@/lib/db/queries/targets';
import type { TreeReading } from '@/lib/db/queries/tree';
import type { Backup } from '@/lib/domain/backup';
import type { ErrorCode } from '@/lib/domain/errors';
import type { ActId, PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import type { Loss } from '@/lib/domain/loss/detect-loss';
import type { DownloadedCopy } from '@/lib/domain/loss/downloaded-copies';
import type { ParserReport } from '@/lib/domain/pages/parser-report';
import type { PaperOrder } from '@/lib/domain/papers/paper-order';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Target } from '@/lib/domain/targets/target';
import type { ExportFile, ExportRequest } from '@/lib/export-worker/write-export-file';

export type {
  ActReading,
  CountsReading,
  ExportRequest,
  HistoryReading,
  InboxReading,
  KnownPaper,
  ModelsReading,
  PaperRow,
  TargetsReading,
  TreeReading,
};

/** A loss, and the copies that lie outside of this browser's storage. */
export interface LossReading {
  loss: Loss;
  copies: DownloadedCopy[];
  targets: Target[];
}

/** What components read of the library, which they never write. Each read may be part of a live query. */
export interface LibraryQueries {
  readTree(): Promise<TreeReading>;
  /** How many papers in each place were saved since then, milliseconds since 1970. */
  countSavedSince(since: number): Promise<Map<Place, number>>;
  readPlaceIds(place: Place, order: PaperOrder): Promise<PaperId[]>;
  /** Papers that are gone are left out. */
  readPaperRows(ids: PaperId[]): Promise<PaperRow[]>;
  /** What is known of papers that a page shows, each by any of its names; in the same order. */
  readKnownPapers(papers: PaperId[][]): Promise<KnownPaper[]>;
  /** The paper that has one of these names; `null` where the library has none. */
  findPaperId(names: PaperId[]): Promise<PaperId | null>;
  /** Papers that are gone are left out. */
  readPaperTitles(ids: PaperId[]): Promise<Map<PaperId, string>>;
  /** How many papers wait for the engine, and how many of them it failed to file at least once. */
  readQueue(): Promise<{ waiting: number; failing: number; isPaused: boolean }>;
  /** What waits for a person's word; as many questions as `limit`. */
  readInbox(limit: number): Promise<InboxReading>;
  /** Papers that the program filed, most likely wrongly; the likeliest first, as many as `limit`. */
  readWorthALook(limit: number): Promise<PaperRow[]>;
  /** How much waits, counted as far as `limit`. */
  countInbox(limit: number): Promise<number>;
  /** In the order in which they are tried. */
  readRules(): Promise<Rule[]>;
  readFilingPreferences(): Promise<FilingPreferences>;
  readParserReport(): Promise<ParserReport | null>;
  readSitePreferences(): Promise<SitePreferences>;
  readModels(): Promise<ModelsReading>;
  /** The language model that is asked where filing is not sure, and how that goes. */
  readLanguageModel(): Promise<LanguageModelReading>;
  /** Whether it decided where the paper stands now. */
  isPlacedByLanguageModel(paperId: PaperId): Promise<boolean>;
  readCounts(): Promise<CountsReading>;
  /** The file that is being imported; `null` where none is. */
  readImporting(): Promise<ImportProgress | null>;
  /** The last acts, the last one first. */
  readHistory(limit: number): Promise<HistoryReading>;
  /** The act that wrote last; `null` while nothing was ever written. */
  readLastAct(): Promise<LastAct | null>;
  /** `null` where the log has no such act. */
  readAct(act: ActId): Promise<ActReading | null>;
  /** Every tag that a paper has, in the order of the alphabet. */
  readTags(): Promise<string[]>;
  readTargets(): Promise<TargetsReading>;
  /** What the map colours topics by, 0 to 1 each. */
  readTopicShares(of: 'recency' | 'reading'): Promise<Map<TopicId, number>>;
  /** What is left of the sample library and can be taken away with it. */
  readSampleRest(): Promise<SampleRest>;
  /** Kept libraries, the last one first; also where the library itself cannot be opened. */
  readBackups(): Promise<Backup[]>;
  /** A kept library as a packed file. @throws ExpectedError `unknown-backup`. */
  readBackupFile(id: string): Promise<Blob>;
  /** The library or a branch as a file; the citation keys are to be drawn before. @throws ExpectedError */
  writeExportFile(request: ExportRequest): Promise<ExportFile>;
  /** What the browser has lost of the library, and where copies are beside the backups; `null` where nothing is. */
  readLoss(): Promise<LossReading | null>;
  /** Runs `query` now and after every change of what it read; answers with what ends it. */
  observe<Value>(
    query: () => Promise<Value>,
    on: { next(value: Value): void; error(code: ErrorCode): void },
  ): () => void;
}

export const LibraryQueriesContext = createContext<LibraryQueries | null>(null);

export function useLibraryQueries(): LibraryQueries {
  const library = useContext(LibraryQueriesContext);
  if (!library) throw new Error('No LibraryQueriesContext above this component');
  return library;
}
