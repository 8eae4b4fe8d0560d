import type { PapertreeDatabase } from '@/lib/db/database';
import type { Act } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { enrichPaper, joinAnnotations } from '@/lib/domain/papers/enrich-paper';
import { NOTES_MAX, type Paper } from '@/lib/domain/papers/paper';
import { mergePlacements } from '@/lib/domain/placements/merge-placements';
import { unplaced } from '@/lib/domain/placements/placement';

/**
 * Merges two papers under the id of the first: names, data, notes, tags and the places that a person chose are
 * combined. @throws ExpectedError `notes-too-long` where the notes of both are.
 */
export async function mergePapers(
  db: PapertreeDatabase,
  act: Act<'papers' | 'placements'>,
  kept: Paper,
  gone: Paper,
): Promise<Paper> {
  const [place, other] = await db.placements.bulkGet([kept.id, gone.id]);
  await act.remove('placements', gone.id);
  await act.remove('papers', gone.id);
  const notes = [kept.notes, gone.notes].filter(Boolean).join('\n\n');
  if (notes.length > NOTES_MAX) throw new ExpectedError('notes-too-long');
  const publishedVersion = kept.publishedVersion ?? gone.publishedVersion;
  const joined: Paper = {
    ...joinAnnotations(enrichPaper(kept, gone, gone.aliases), gone),
    ...(notes && { notes }),
    ...(publishedVersion && { publishedVersion }),
    savedAt: Math.min(kept.savedAt, gone.savedAt),
  };
  await act.put('papers', joined);
  if (other) {
    const current = place ?? unplaced(kept.id, act.at);
    const merged = mergePlacements(current, other, act.at);
    if (merged !== place) await act.put('placements', merged);
  }
  return joined;
}
