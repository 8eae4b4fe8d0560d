import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryMemory } from '@/lib/domain/loss/detect-loss';
import type { LanguageModel } from '@/lib/domain/preferences/language-model';
import type { SampleLibrary } from '@/lib/domain/sample-library';
import type { FilingRequests } from '@/lib/engine-host/filing-calls';
import type { Question } from '@/lib/language-model/question';
import type { Backups } from '@/lib/library/backups/backups';
import type { Sender } from '@/lib/rpc/define-request';

/** What came back from an address; `null` where nothing did. */
export type FetchText = (
  address: string,
) => Promise<{ status: number; text: string; retryAfter: number | null } | null>;

/** Which tab made which act. Pages may take back only what was done in their tab, and not for long. */
export interface TabActs {
  /** Remembers it, where the act was asked for by a tab. What cannot be remembered cannot be taken back from there. */
  remember(tab: number | undefined, act: ActId): Promise<void>;
  /** Whether the tab made the act a short while ago; `false` where nothing is known of it. */
  isOf(tab: number | undefined, act: ActId): Promise<boolean>;
}

/** Which papers the page in each tab has asked about: it hears of no others, and the number is limited. */
export interface TabNames {
  /** Notes the names; `false`, and nothing noted, where the tab has asked about more than pages show. */
  ask(sender: Sender, names: PaperId[]): Promise<boolean>;
  /**
   * The names that the page in a tab has asked about.
   * @param origin where the page comes from that is in the tab now
   * @returns with them the document that asked, where the browser names documents: no other may hear
   */
  of(tab: number, origin: string): Promise<{ names: readonly PaperId[]; documentId?: string }>;
  /** To be called when the tab was closed. */
  forget(tab: number): Promise<void>;
}

/** The language model that a person has. */
export interface LanguageModelAccess {
  /** Its answer: any text, which whoever asked has to validate. @throws ExpectedError `language-model-…` */
  ask(model: LanguageModel, question: Question): Promise<string>;
  /** Keeps the key of its server where no export and no log reads it; an empty one is removed. */
  keepKey(key: string): Promise<void>;
}

/** What the use cases work with; tests pass a fake worker. */
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
  tabNames: TabNames;
}
