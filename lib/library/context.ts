import type { PapertreeDatabase } from '@/lib/db/database';
import type { BackupReason } from '@/lib/domain/backup';
import type { PaperId } from '@/lib/domain/ids';
import type { SampleLibrary } from '@/lib/domain/sample-library';
import type { FilingRequests } from '@/lib/filing/protocol';

/** What the use cases work with; tests pass a fake worker. */
export interface LibraryContext {
  db: PapertreeDatabase;
  filing: FilingRequests;
  /** Keeps the library as it is now. @throws ExpectedError `storage-full`. */
  backUp(reason: BackupReason): Promise<void>;
  /** Papers to try the product with. */
  readSample(): Promise<SampleLibrary>;
  /** Called when papers wait to be filed: something must run `filePending` soon, even if this context dies now. */
  onPending(): void;
  /** Called when what pages show of these papers may have changed. */
  onPapersChanged(papers: PaperId[]): void;
  /** Called when what is done on pages may have changed. */
  onSitesChanged(): void;
}
