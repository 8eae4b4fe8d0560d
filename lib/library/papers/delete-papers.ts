import { write } from '@/lib/db/log/write';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';

/** Takes papers out of the library; what they were stays in the change log, so that it can be undone. */
export async function deletePapers(context: LibraryContext, paperIds: PaperId[]): Promise<ActId> {
  const act = await write(context.db, { kind: 'delete-paper', madeBy: 'person' }, async (act) => {
    for (const paperId of paperIds) {
      await act.remove('placements', paperId);
      await act.remove('papers', paperId);
    }
    return act.id;
  });
  context.onPapersChanged(paperIds);
  return act;
}
