import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { NOTES_MAX, type Paper, TAG_MAX } from '@/lib/domain/papers/paper';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { LibraryContext } from '@/lib/library/context';
import { actOnPapers, type PaperStep } from './act-on-many-papers';

/**
 * Changes annotations of papers; fields that are not given stay unchanged, as do papers that have these values already.
 * @throws ExpectedError `unknown-paper`, `invalid-tag`, `notes-too-long`.
 */
export function annotatePapers(
  context: LibraryContext,
  paperIds: PaperId[],
  annotation: PaperAnnotation,
): Promise<ActId> {
  return actOnPapers(context, annotateStep, { does: 'annotate', annotation }, paperIds);
}

export const annotateStep: PaperStep<{ does: 'annotate'; annotation: PaperAnnotation }> = {
  kind: 'annotate-paper',
  tables: ['papers'],
  async do(db, act, papers, { annotation }) {
    const known = (await db.papers.bulkGet(papers)).filter((paper) => paper !== undefined);
    const annotated = known.map((paper) => withAnnotation(paper, annotation));
    const changed = annotated.filter(
      (paper, index) => JSON.stringify(paper) !== JSON.stringify(known[index]),
    );
    await act.putAll('papers', changed);
  },
};

function withAnnotation(
  paper: Paper,
  { reading, favourite, notes, addTags, removeTags }: PaperAnnotation,
): Paper {
  const annotated = { ...paper };
  if (reading === null) delete annotated.reading;
  else if (reading) annotated.reading = reading;
  if (favourite === false) delete annotated.favourite;
  else if (favourite) annotated.favourite = true;
  if (notes !== undefined) {
    if (notes.length > NOTES_MAX) throw new ExpectedError('notes-too-long');
    if (notes.trim()) annotated.notes = notes;
    else delete annotated.notes;
  }
  const tags = withTags(paper.tags ?? [], addTags ?? [], removeTags ?? []);
  if (tags.length > 0) annotated.tags = tags;
  else delete annotated.tags;
  return annotated;
}

/** Tags that differ only in case are one tag; an accent makes a different tag. */
function withTags(present: string[], added: string[], removed: string[]): string[] {
  const gone = new Set(removed.map(foldCase));
  const tags = present.filter((tag) => !gone.has(foldCase(tag)));
  for (const tag of added.map(tagName)) {
    const isThere = tags.some((other) => foldCase(other) === foldCase(tag));
    if (!isThere) tags.push(tag);
  }
  return tags;
}

/** A tag as it is stored: one line, single spaces, no `#`. */
function tagName(tag: string): string {
  const line = tag.replace(/[#\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length === 0 || line.length > TAG_MAX) throw new ExpectedError('invalid-tag');
  return line;
}
