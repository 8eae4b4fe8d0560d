import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LastAct } from '@/lib/db/log/last-act';
import type { ActReading, HistoryReading } from '@/lib/db/log/read-history';
import type { UntouchedSample } from '@/lib/db/log/untouched-sample';
import type { InboxReading } from '@/lib/db/queries/inbox';
import type { CountsReading } from '@/lib/db/queries/library-counts';
import type { KnownPaper, PaperRow } from '@/lib/db/queries/papers';
import type { LanguageModelReading, ModelsReading } from '@/lib/db/queries/read-settings';
import type { TargetsReading } from '@/lib/db/queries/targets';
import type { TreeReading } from '@/lib/db/queries/topics-and-counts';
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
import type { TopicPath } from '@/lib/domain/topics/topic-path';
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

/** A loss, and the copies outside this browser's storage. */
export interface LossReading {
  loss: Loss;
  copies: DownloadedCopy[];
  targets: Target[];
}

/** Everything that components read of the library; they never write it. Each read may be part of a live query. */
export interface LibraryQueries {
  readTree(): Promise<TreeReading>;
  /** Number of papers in each place that were saved since `since`, in milliseconds since 1970. */
  countSavedSince(since: number): Promise<Map<Place, number>>;
  readPlaceIds(place: Place, order: PaperOrder): Promise<PaperId[]>;
  /** The papers that were filed last in each of the topics, at most that many, with their titles. */
  readFirstTitles(most: ReadonlyMap<TopicId, number>): Promise<Map<TopicId, [PaperId, string][]>>;
  /** Papers that are gone are left out. */
  readPaperRows(ids: PaperId[]): Promise<PaperRow[]>;
  /** The state of papers that a page shows. Each is found by any of its names; results are in the same order. */
  readKnownPapers(papers: PaperId[][]): Promise<KnownPaper[]>;
  /** The paper that has one of these names; `null` if the library has none. */
  findPaperId(names: PaperId[]): Promise<PaperId | null>;
  /** The place with this path, Unsorted for an empty one; `null` if there is none. */
  findPlace(path: TopicPath): Promise<Place | null>;
  /** Papers that are gone are left out. */
  readPaperTitles(ids: PaperId[]): Promise<Map<PaperId, string>>;
  /** The number of papers that wait to be filed, and of those that failed to be filed at least once. */
  readQueue(): Promise<{ waiting: number; failing: number; isPaused: boolean }>;
  /** The questions that wait for a person's answer, at most `limit`. */
  readInbox(limit: number): Promise<InboxReading>;
  /** Papers that the program probably filed in the wrong topic, the most likely first, at most `limit`. */
  readWorthALook(limit: number): Promise<PaperRow[]>;
  /** The number of open questions, counted up to `limit`. */
  countInbox(limit: number): Promise<number>;
  /** The rules in the order in which they are tried. */
  readRules(): Promise<Rule[]>;
  readFilingPreferences(): Promise<FilingPreferences>;
  readParserReport(): Promise<ParserReport | null>;
  readSitePreferences(): Promise<SitePreferences>;
  readModels(): Promise<ModelsReading>;
  /** The language model that is asked when filing is not sure, and its state. */
  readLanguageModel(): Promise<LanguageModelReading>;
  /** Whether the language model decided the paper's present place. */
  isPlacedByLanguageModel(paperId: PaperId): Promise<boolean>;
  readCounts(): Promise<CountsReading>;
  /** The file that is being imported; `null` if there is none. */
  readImporting(): Promise<ImportProgress | null>;
  /** The latest acts, newest first. */
  readHistory(limit: number): Promise<HistoryReading>;
  /** The latest act; `null` while nothing was written. */
  readLastAct(): Promise<LastAct | null>;
  /** `null` if the log has no such act. */
  readAct(act: ActId): Promise<ActReading | null>;
  /** Every tag that a paper has, in alphabetical order. */
  readTags(): Promise<string[]>;
  readTargets(): Promise<TargetsReading>;
  /** The value by which the map colours each topic, 0 to 1. */
  readTopicShares(of: 'recency' | 'reading'): Promise<Map<TopicId, number>>;
  /** The papers and topics of the sample library that are left and can be removed with it. */
  readSampleRest(): Promise<UntouchedSample>;
  /** Backups, newest first; works even if the library cannot be opened. */
  readBackups(): Promise<Backup[]>;
  /** A backup as a compressed file. @throws ExpectedError `unknown-backup`. */
  readBackupFile(id: string): Promise<Blob>;
  /** The library or a branch as a file; citation keys must be generated before. @throws ExpectedError */
  writeExportFile(request: ExportRequest): Promise<ExportFile>;
  /**
   * The part of the library that the browser has lost, and the copies beside the backups; `null` if nothing is lost.
   */
  readLoss(): Promise<LossReading | null>;
  /** Runs `query` now and after every change of the records that it read; returns a function that stops it. */
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
