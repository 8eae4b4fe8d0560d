import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { type PaperStep, workOnPapers } from './act-on-many-papers';

/** Takes papers out of the library; what they were stays in the change log, so that it can be undone. */
export function deletePapers(context: LibraryContext, paperIds: PaperId[]): Promise<ActId> {
  return workOnPapers(context, deleting, { does: 'delete' }, paperIds);
}

export const deleting: PaperStep<{ does: 'delete' }> = {
  kind: 'delete-paper',
  tables: ['papers', 'placements'],
  ignoresGone: true,
  async do(_, act, papers) {
    await act.removeAll('placements', papers);
    await act.removeAll('papers', papers);
  },
};
