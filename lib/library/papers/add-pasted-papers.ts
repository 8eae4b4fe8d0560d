import { papersOfText } from '@/lib/capture/papers-of-text';
import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { paperNames } from '@/lib/domain/papers/paper';
import type { PastedPapers } from '@/lib/domain/papers/pasted-papers';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from './find-paper';
import { saveWithin } from './save-paper';

/** The papers in a pasted text; empty if it is not a list of papers. */
export async function readPasted({ db }: LibraryContext, text: string): Promise<PastedPapers> {
  const pasted: PastedPapers = { fresh: [], known: [] };
  for (const { identifiers, title } of papersOfText(text)) {
    const names = paperNames(identifiers);
    const known = await findPaper(db, names);
    if (known) pasted.known.push(known.id);
    else if (names[0]) pasted.fresh.push({ id: names[0], title });
  }
  return pasted;
}

/**
 * Saves the papers in a pasted text, as one act; their data is completed from arXiv.
 * @throws ExpectedError `no-paper-here` where it names none.
 */
export async function addPapers(
  { db }: LibraryContext,
  text: string,
): Promise<{ act: ActId; paperIds: PaperId[] }> {
  const papers = papersOfText(text);
  if (papers.length === 0) throw new ExpectedError('no-paper-here');
  return write(
    db,
    { kind: 'save-paper', madeBy: 'person', tables: ['papers', 'placements'] },
    async (act) => {
      const paperIds: PaperId[] = [];
      for (const paper of papers) paperIds.push(await saveWithin(act, db, paper));
      return { act: act.id, paperIds };
    },
  );
}
