import Dexie, { type Table } from 'dexie';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId, Place, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import type { Job, JobKind } from '@/lib/domain/jobs/job';
import type { Change } from '@/lib/domain/log/change';
import type { LongAct } from '@/lib/domain/log/long-act';
import type { Paper } from '@/lib/domain/papers/paper';
import type { PlaceCount } from '@/lib/domain/placements/count-placements';
import type { Placement } from '@/lib/domain/placements/placement';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Target, TargetFile } from '@/lib/domain/targets/target';
import type { Topic } from '@/lib/domain/topics/topic';
import { ChangeFeed } from './log/change-feed';
import { declareVersions } from './migrations/declare-versions';
import type { Migration } from './migrations/migration';
import { migrations } from './migrations/migrations';
import type { Embedding, SeenPaper, Setting, Snapshot, StagedPart, stores, TargetFolder } from './schema';

/** Dexie multiplies its version numbers by ten for IndexedDB. */
const DEXIE_VERSION_FACTOR = 10;

/** The name of a table. */
export type TableName = keyof typeof stores;

/** The library on this device. Only the background writes it (derived tables: the workers); every context reads it. */
export class PapertreeDatabase extends Dexie {
  declare papers: Table<Paper, PaperId>;
  declare topics: Table<Topic, TopicId>;
  declare placements: Table<Placement, PaperId>;
  declare placeCounts: Table<PlaceCount, Place>;
  declare changes: Table<Change, number>;
  declare embeddings: Table<Embedding, [PaperId, string]>;
  declare longActs: Table<LongAct, ActId>;
  declare settings: Table<Setting, string>;
  declare snapshots: Table<Snapshot, string>;
  declare rules: Table<Rule, RuleId>;
  declare proposals: Table<StoredProposal, ProposalId>;
  declare queue: Table<Job, [JobKind, string]>;
  declare seen: Table<SeenPaper, PaperId>;
  declare imports: Table<StagedPart, number>;
  declare targets: Table<Target, string>;
  declare targetFiles: Table<TargetFile, [string, string]>;
  declare targetFolders: Table<TargetFolder, string>;

  /** Publishes what this context writes; see `ChangeFeed`. */
  readonly feed = new ChangeFeed();

  /** Waits until acts may be written, or rejects with the reason; see `StorageCircuitBreaker`. */
  beforeWrite: () => Promise<void> = async () => undefined;

  /** @param versions of the schema; tests pass others than the released ones. */
  constructor(name = 'papertree', versions: readonly Migration[] = migrations) {
    super(name);
    declareVersions(this, versions);
    const newest = versions.at(-1)?.version ?? 0;
    // Dexie 4 opens a database of a newer version without an error; we would write into an unknown schema.
    this.on('ready', () => {
      if (this.backendDB().version > newest * DEXIE_VERSION_FACTOR)
        throw new ExpectedError('database-too-new');
    });
  }
}

/**
 * Deletes the database and opens an empty one.
 * @throws ExpectedError `storage-full`; `storage-unusable`: Chromium can neither open nor delete a database if a file
 * of its store is missing.
 */
export async function emptyDatabase(db: PapertreeDatabase): Promise<void> {
  try {
    await db.delete({ disableAutoOpen: false });
    await db.open();
  } catch (cause) {
    const known = expectedDatabaseError(cause);
    if (known instanceof ExpectedError && known.code === 'storage-full') throw known;
    throw new ExpectedError('storage-unusable', undefined, { cause });
  }
}

/** Turns a database error into an `ExpectedError`; other errors are returned unchanged. */
export function expectedDatabaseError(error: unknown): unknown {
  const names = errorNames(error);
  if (names.includes('QuotaExceededError'))
    return new ExpectedError('storage-full', undefined, { cause: error });
  if (names.includes('VersionError'))
    return new ExpectedError('database-too-new', undefined, { cause: error });
  const expected = causes(error).find((cause) => cause instanceof ExpectedError);
  if (expected) return expected;
  if (names.includes('OpenFailedError') && names.includes('UnknownError'))
    return new ExpectedError('storage-unusable', undefined, { cause: error });
  // The browser aborted the transaction; if we abort it, the error says why.
  if (names.includes('UnknownError') || names.includes('AbortError'))
    return new ExpectedError('storage-failing', undefined, { cause: error });
  if (
    names.some((name) =>
      ['OpenFailedError', 'MissingAPIError', 'DatabaseClosedError', 'InvalidStateError'].includes(name),
    )
  )
    return new ExpectedError('database-unavailable', undefined, { cause: error });
  return error;
}

/** True if an open database cannot be read because the browser's files are damaged. */
export function isUnreadable(error: unknown): boolean {
  const names = errorNames(error);
  if (names.some((name) => name === 'OpenFailedError' || name === 'DatabaseClosedError')) return false;
  return names.some((name) => name === 'UnknownError' || name === 'NotReadableError');
}

/** Dexie wraps the browser's error, sometimes twice; for bulk writes, the first failure counts. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let cause = error; cause && !chain.includes(cause); ) {
    chain.push(cause);
    const { inner, failures } = cause as { inner?: unknown; failures?: unknown[] };
    cause = inner ?? failures?.[0];
  }
  return chain;
}

/** The names of an error and of the errors that it wraps. */
export function errorNames(error: unknown): string[] {
  return causes(error).flatMap((cause) =>
    typeof cause === 'object' && cause && 'name' in cause ? [String(cause.name)] : [],
  );
}
