import type { Target } from '@/lib/domain/targets/target';
import type { LibraryMark, Loss } from './detect-loss';
import type { DownloadedCopy } from './downloaded-copies';

/** What is remembered of the library outside of its database. */
export interface LibraryMemory {
  readMark(): Promise<LibraryMark | null>;
  writeMark(mark: LibraryMark): Promise<void>;
  /** A loss that no person has answered yet. */
  readLoss(): Promise<Loss | null>;
  writeLoss(loss: Loss | null): Promise<void>;
  /** Whether every record was read since the browser was started. */
  wasReadThrough(): Promise<boolean>;
  noteReadThrough(): Promise<void>;
  /** The export targets: their places hold copies. */
  readTargets(): Promise<Target[]>;
  writeTargets(targets: Target[]): Promise<void>;
  /** Copies in the downloads folder. */
  readCopies(): Promise<DownloadedCopy[]>;
  writeCopies(copies: DownloadedCopy[]): Promise<void>;
}
