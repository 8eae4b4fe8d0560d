import type { PapertreeDatabase } from '@/lib/db/database';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** All that the library holds, as it stands at one moment. */
export async function readContents(db: PapertreeDatabase): Promise<LibraryContents> {
  return db.transaction('r', [db.papers, db.topics, db.placements, db.rules], async () => ({
    papers: await db.papers.toArray(),
    topics: await db.topics.toArray(),
    placements: await db.placements.toArray(),
    rules: await db.rules.toArray(),
  }));
}
