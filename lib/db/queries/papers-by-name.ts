import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';

/**
 * The papers that have one of these names, each once, in no particular order. All names are looked up at the same time:
 * `anyOf` moves a cursor from one to the next, and waits for the browser's other process each time.
 */
export function papersByName(db: PapertreeDatabase, names: Iterable<PaperId>): Promise<Paper[]> {
  const wanted = [...new Set(names)];
  return db.transaction('r', db.papers, async () => {
    const ids = await Promise.all(
      wanted.map((name) => db.papers.where('aliases').equals(name).primaryKeys()),
    );
    const papers = await db.papers.bulkGet([...new Set(ids.flat())]);
    return papers.filter((paper) => paper !== undefined);
  });
}
