import { write } from '@/lib/db/act';
import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';

/** Keeps the citation keys that an export drew: what was cited under one is cited under it ever after. A paper that has one meanwhile keeps it. */
export async function keepCitationKeys(
  db: PapertreeDatabase,
  keys: ReadonlyMap<PaperId, string>,
): Promise<void> {
  await write(db, { kind: 'update-paper', madeBy: 'program' }, async (act) => {
    const papers = await db.papers.bulkGet([...keys.keys()]);
    for (const paper of papers) {
      const citationKey = paper && keys.get(paper.id);
      if (paper && citationKey && !paper.citationKey) await act.put('papers', { ...paper, citationKey });
    }
  });
}
