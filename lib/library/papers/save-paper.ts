import { sourceOf } from '@/lib/capture/source-of-parser';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { sourcesOf } from '@/lib/domain/papers/compare-sources';
import { enrichPaper } from '@/lib/domain/papers/enrich-paper';
import { type CapturedPaper, type Paper, paperNames } from '@/lib/domain/papers/paper';
import { unplaced } from '@/lib/domain/placements/placement';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from './find-paper';
import { mergePapers } from './merge-papers';

/**
 * Stores a paper of a page in Unsorted and queues it for filing; a paper that exists already is enriched. Returns the
 * paper's id, and the act if something was written.
 * @throws ExpectedError `invalid-message` where the paper has no identifier, `storage-full`.
 */
export async function savePaper(
  { db }: LibraryContext,
  captured: CapturedPaper,
): Promise<{ paperId: PaperId; act: ActId | null }> {
  const names = paperNames(captured.identifiers);
  const known = await findPaper(db, names);
  if (known && enrichPaper(known, withSources(captured), names) === known)
    return { paperId: known.id, act: null };

  const kind = known ? 'update-paper' : 'save-paper';
  return write(db, { kind, madeBy: 'person', tables: ['papers', 'placements'] }, async (act) => ({
    paperId: await saveWithin(act, db, captured),
    act: act.id,
  }));
}

/** Saves a paper as a part of an act, and looks it up there: another tab may have saved it since. */
export async function saveWithin(
  act: Act<'papers' | 'placements'>,
  db: PapertreeDatabase,
  captured: CapturedPaper,
): Promise<PaperId> {
  const names = paperNames(captured.identifiers);
  const id = names[0];
  if (!id) throw new ExpectedError('invalid-message', 'a paper without an identifier');
  // A page may show that two papers of the library are the same.
  const [first, ...others] = await db.papers.where('aliases').anyOf(names).distinct().sortBy('savedAt');
  if (first) {
    let present = first;
    for (const other of others) present = await mergePapers(db, act, present, other);
    const enriched = enrichPaper(present, withSources(captured), names);
    if (enriched !== present) await act.put('papers', enriched);
    return present.id;
  }
  await act.put('papers', { ...withSources(captured), id, aliases: names, savedAt: act.at });
  await act.put('placements', unplaced(id, act.at));
  return id;
}

/** The captured paper, with the source of each field in place of the parser's name. */
export function withSources(captured: CapturedPaper): Omit<Paper, 'id' | 'aliases' | 'savedAt'> {
  const { parser: _, ...bibliography } = captured;
  return { ...bibliography, sources: sourcesOf(bibliography, sourceOf(captured)) };
}
