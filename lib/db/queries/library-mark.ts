import type { PapertreeDatabase } from '@/lib/db/database';
import { lastChange } from '@/lib/db/log/change-feed';
import { SCHEMA_VERSION } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings';
import type { LibraryMark } from '@/lib/domain/loss/library-mark';

/** What is to be remembered of the library as it is now. */
export function readMark(db: PapertreeDatabase): Promise<LibraryMark> {
  const { papers, topics, changes, settings } = db;
  return db.transaction('r', [papers, topics, changes, settings], async () => ({
    papers: await papers.count(),
    topics: await topics.count(),
    seq: await lastChange(db),
    device: (await readSetting(db, 'deviceId')) ?? null,
    schema: SCHEMA_VERSION,
    at: Date.now(),
  }));
}
