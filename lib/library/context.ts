import type { PapertreeDatabase } from '@/lib/db/database';
import type { SampleLibrary } from '@/lib/domain/sample-library';
import type { FilingRequests } from '@/lib/engine-host/filing-calls';
import type { Backups } from '@/lib/library/backups/backups';

/** What came back from an address; `null` where nothing did. */
export type FetchText = (
  address: string,
) => Promise<{ status: number; text: string; retryAfter: number | null } | null>;

/** What the use cases work with; tests pass a fake worker. */
export interface LibraryContext {
  db: PapertreeDatabase;
  filing: FilingRequests;
  fetchText: FetchText;
  /** Papers to try the product with. */
  readSample(): Promise<SampleLibrary>;
  backups: Pick<Backups, 'take' | 'read'>;
}
