import type { DeviceId } from '@/lib/domain/ids';
import type { Target } from '@/lib/domain/targets/target';
import type { DownloadedCopy } from './downloaded-copies';

/** A summary of the library, stored outside of its database so that an emptied database is noticed. */
export interface LibrarySummary {
  papers: number;
  topics: number;
  /** The number of the last change; 0 before the first. */
  seq: number;
  /** The name of this browser profile; `null` before the first write. */
  device: DeviceId | null;
  /** Version of the schema: numbers of changes are comparable only within one version. */
  schema: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** How much is lost: all of the library, or a part. */
export type LossExtent = 'all' | 'part';

/** A detected loss, until a person restores the library or accepts what is left. */
export interface Loss {
  extent: LossExtent;
  /** What was there; stored under this name. */
  mark: LibrarySummary;
}

/**
 * Compares the library with the stored summary; `null` if nothing is lost. Deleting papers adds changes to the log,
 * and a log never gets shorter. So a shorter log, or fewer records after the same change, means a loss.
 */
export function detectLoss(before: LibrarySummary | null, now: LibrarySummary): Loss | null {
  if (!before || before.papers + before.topics === 0) return null;
  const isOther = before.device !== null && now.device !== before.device;
  const isSameSchema = before.schema === now.schema;
  const isShorter = isSameSchema ? now.seq < before.seq : now.seq === 0 && before.seq > 0;
  const hasLess =
    isSameSchema && now.seq === before.seq && (now.papers < before.papers || now.topics < before.topics);
  if (!isOther && !isShorter && !hasLess) return null;
  return { extent: now.papers + now.topics === 0 ? 'all' : 'part', mark: before };
}

/**
 * Checks that run once after each start of the browser: that every record can be read, that the counts of places are
 * right.
 */
export type StartCheck = 'records' | 'counts';

/** Data about the library that is stored outside of its database. */
export interface LibraryMemory {
  readSummary(): Promise<LibrarySummary | null>;
  writeSummary(summary: LibrarySummary): Promise<void>;
  /** A loss that the person has not responded to yet. */
  readLoss(): Promise<Loss | null>;
  writeLoss(loss: Loss | null): Promise<void>;
  /** Whether this check has run since the browser started. */
  wasChecked(what: StartCheck): Promise<boolean>;
  noteChecked(what: StartCheck): Promise<void>;
  /** The export targets, which hold copies of the library. */
  readTargets(): Promise<Target[]>;
  writeTargets(targets: Target[]): Promise<void>;
  /** Copies in the downloads folder. */
  readCopies(): Promise<DownloadedCopy[]>;
  writeCopies(copies: DownloadedCopy[]): Promise<void>;
}
