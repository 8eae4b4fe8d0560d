import { crossref, dblp } from '@/lib/catalogues/published-version';
import { write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { type Paper, type PublishedVersion, paperNames } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from './find-paper';

/**
 * Asks Crossref by the paper's DOI, or DBLP and then Crossref by its title, where it was published, and puts that
 * beside what is known of the preprint, whose own fields stay.
 * @throws ExpectedError `unknown-paper`, `not-published` where neither knows, `catalogue-unreachable`.
 */
export async function findPublishedVersion(context: LibraryContext, paperId: PaperId): Promise<ActId> {
  const { db } = context;
  const paper = await db.papers.get(paperId);
  if (!paper) throw new ExpectedError('unknown-paper');
  const publishedVersion = await ask(context, paper);
  const { doi } = publishedVersion;
  return write(db, { kind: 'update-paper', madeBy: 'person', tables: ['papers'] }, async (act) => {
    const present = await db.papers.get(paperId);
    if (!present) throw new ExpectedError('unknown-paper');
    // The publisher's DOI becomes a name of this paper, unless another paper has it.
    const names = doi ? paperNames({ doi }) : [];
    const isFree = !(await findPaper(db, names));
    const aliases = isFree ? [...present.aliases, ...names] : present.aliases;
    await act.put('papers', { ...present, aliases, publishedVersion });
    return act.id;
  });
}

async function ask({ fetchText }: LibraryContext, paper: Paper): Promise<PublishedVersion> {
  let isAnswered = false;
  for (const catalogue of paper.identifiers.doi ? [crossref] : [dblp, crossref]) {
    const answer = await fetchText(catalogue.addressFor(paper));
    // Crossref answers 404 for an unknown DOI.
    if (answer?.status === 200 || answer?.status === 404) isAnswered = true;
    const found = answer?.status === 200 ? catalogue.read(answer.text, paper) : null;
    if (found) return found;
  }
  throw new ExpectedError(isAnswered ? 'not-published' : 'catalogue-unreachable');
}
