import { write } from '@/lib/db/log/write';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';

/** Takes papers out of the library; what they were stays in the change log, so that it can be undone. */
export async function deletePapers({ db }: LibraryContext, paperIds: PaperId[]): Promise<ActId> {
  const tables = ['papers', 'placements'] as const;
  return write(db, { kind: 'delete-paper', madeBy: 'person', tables }, async (act) => {
    for (const paperId of paperIds) {
      await act.remove('placements', paperId);
      await act.remove('papers', paperId);
    }
    return act.id;
  });
}
