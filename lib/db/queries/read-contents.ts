import type { PapertreeDatabase } from '@/lib/db/database';
import { contentsOf } from '@/lib/db/recorded-tables';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** All that the library says, as it stands at one moment. */
export async function readContents(db: PapertreeDatabase): Promise<LibraryContents> {
  const { papers, topics, placements, rules, proposals } = db;
  return db.transaction('r', [papers, topics, placements, rules, proposals], async () =>
    contentsOf({
      papers: await papers.toArray(),
      topics: await topics.toArray(),
      placements: await placements.toArray(),
      rules: await rules.toArray(),
      proposals: await proposals.toArray(),
    }),
  );
}
