import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import type { SampleLibrary } from '@/lib/domain/sample-library';
import type { FilingRequests } from '@/lib/filing-worker/filing-calls';
import type { Question } from '@/lib/language-model/question';
import type { Backups } from '@/lib/library/backups/take-backups';
import type { Sender } from '@/lib/rpc/define-request';

/** Fetches an address; `null` if there was no response. */
export type FetchText = (
  address: string,
) => Promise<{ status: number; text: string; retryAfter: number | null } | null>;

/** Remembers which tab made which act. Pages may undo only recent acts of their own tab. */
export interface TabActs {
  /** Remembers an act that a tab asked for. If that fails, the tab cannot undo it. */
  remember(tab: number | undefined, act: ActId): Promise<void>;
  /** Whether the tab made the act recently; `false` if unknown. */
  isOf(tab: number | undefined, act: ActId): Promise<boolean>;
}

/**
 * Remembers which papers the page in each tab has asked about: it is notified only of these, and their number is
 * limited.
 */
export interface TabSubscriptions {
  /**
   * Remembers the names; returns `false`, and remembers nothing, if the tab has asked about more papers than pages
   * show.
   */
  ask(sender: Sender, names: PaperId[]): Promise<boolean>;
  /**
   * The names that the page in a tab has asked about.
   * @param origin of the page that is in the tab now
   * @returns also the document that asked, if the browser identifies documents: others must not be notified
   */
  of(tab: number, origin: string): Promise<{ names: readonly PaperId[]; documentId?: string }>;
  /** Must be called when the tab is closed. */
  forget(tab: number): Promise<void>;
}

/** The language model that a person has. */
export interface LanguageModelAccess {
  /** Its answer: any text, which whoever asked has to validate. @throws ExpectedError `language-model-…` */
  ask(model: LanguageModel, question: Question): Promise<string>;
  /** Keeps the key of its server where no export and no log reads it; an empty one is removed. */
  keepKey(key: string): Promise<void>;
}

/** The dependencies of the use cases; tests pass a fake worker. */
export interface LibraryContext {
  db: PapertreeDatabase;
  filing: FilingRequests;
  fetchText: FetchText;
  languageModel: LanguageModelAccess;
  /** Papers to try the product with. */
  readSample(): Promise<SampleLibrary>;
  backups: Pick<Backups, 'take' | 'keep' | 'read'>;
  memory: LibraryMemory;
  tabActs: TabActs;
  tabSubscriptions: TabSubscriptions;
}
