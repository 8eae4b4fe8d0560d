import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { annotatePapers } from '@/lib/library/papers/annotate-papers';
import { findPaper } from '@/lib/library/papers/find-paper';

/**
 * Adds a paragraph to the notes of a paper, by any of its names, where this act saved or filed it.
 * @throws ExpectedError `note-not-here` where it did not; `notes-too-long`.
 */
export async function noteOnPage(
  context: LibraryContext,
  names: PaperId[],
  act: ActId,
  note: string,
): Promise<ActId> {
  const { db } = context;
  const paper = await findPaper(db, names);
  const changes = await db.changes.where('act').equals(act).toArray();
  if (!paper || !changes.some(({ key }) => key === paper.id)) throw new ExpectedError('note-not-here');
  const notes = [paper.notes, note.trim()].filter(Boolean).join('\n\n');
  return annotatePapers(context, [paper.id], { notes });
}
