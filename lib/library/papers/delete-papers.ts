import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { actOnPapers, type PaperStep } from './act-on-many-papers';

/** Deletes papers from the library. The change log keeps them, so that this can be undone. */
export function deletePapers(context: LibraryContext, paperIds: PaperId[]): Promise<ActId> {
  return actOnPapers(context, deleteStep, { does: 'delete' }, paperIds);
}

export const deleteStep: PaperStep<{ does: 'delete' }> = {
  kind: 'delete-paper',
  tables: ['papers', 'placements'],
  ignoresGone: true,
  async do(_, act, papers) {
    await act.removeAll('placements', papers);
    await act.removeAll('papers', papers);
  },
};
