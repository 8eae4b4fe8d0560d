import type { DeviceId } from '@/lib/domain/ids';
import type { Target } from '@/lib/domain/targets/target';
import type { DownloadedCopy } from './downloaded-copies';

/** What is remembered of the library outside of its database, so that a database that was emptied is noticed. */
export interface LibraryMark {
  papers: number;
  topics: number;
  /** The number of the last change; 0 before the first. */
  seq: number;
  /** The name of this browser profile; `null` before the first write. */
  device: DeviceId | null;
  /** Version of the schema: numbers of changes are compared within one alone. */
  schema: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What is gone: all of the library, or some of it. */
export type LossExtent = 'all' | 'part';

/** A library of which something was lost, until a person has restored it or goes on with what is there. */
export interface Loss {
  extent: LossExtent;
  /** What was there. */
  mark: LibraryMark;
}

/**
 * What the browser has lost since the mark was made; `null` where nothing. A person who deletes papers adds changes to
 * the log, and a log never gets shorter: so less of it, or less of the library after the same change, is a loss.
 */
export function lossOf(mark: LibraryMark | null, now: LibraryMark): Loss | null {
  if (!mark || mark.papers + mark.topics === 0) return null;
  const isOther = mark.device !== null && now.device !== mark.device;
  const isSameSchema = mark.schema === now.schema;
  const isShorter = isSameSchema ? now.seq < mark.seq : now.seq === 0 && mark.seq > 0;
  const hasLess =
    isSameSchema && now.seq === mark.seq && (now.papers < mark.papers || now.topics < mark.topics);
  if (!isOther && !isShorter && !hasLess) return null;
  return { extent: now.papers + now.topics === 0 ? 'all' : 'part', mark };
}

/** What is looked at once for each start of the browser: that every record can be read, that places are counted. */
export type StartCheck = 'records' | 'counts';

/** What is remembered of the library outside of its database. */
export interface LibraryMemory {
  readMark(): Promise<LibraryMark | null>;
  writeMark(mark: LibraryMark): Promise<void>;
  /** A loss that no person has answered yet. */
  readLoss(): Promise<Loss | null>;
  writeLoss(loss: Loss | null): Promise<void>;
  /** Whether that was looked at since the browser was started. */
  wasChecked(what: StartCheck): Promise<boolean>;
  noteChecked(what: StartCheck): Promise<void>;
  /** The export targets: their places hold copies. */
  readTargets(): Promise<Target[]>;
  writeTargets(targets: Target[]): Promise<void>;
  /** Copies in the downloads folder. */
  readCopies(): Promise<DownloadedCopy[]>;
  writeCopies(copies: DownloadedCopy[]): Promise<void>;
}
