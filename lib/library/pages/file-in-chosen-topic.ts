import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import type { Destination } from '@/lib/domain/pages/save-choices';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { pin } from '@/lib/domain/placements/person-transitions';
import type { LibraryContext } from '@/lib/library/context';
import { saveWithin } from '@/lib/library/papers/save-paper';
import { addTopic } from '@/lib/library/topics/edit-topics';
import { lookUpMarks } from './look-up-marks';

/**
 * Files papers of a page where the person wants them, and saves unsaved ones: one act, so that one undo reverts all
 * of it. A paper is sent as the page shows it; pages do not refer to records of the library.
 * @throws ExpectedError `unknown-topic`, `invalid-name`, `storage-full`.
 */
export async function fileOnPage(
  { db }: LibraryContext,
  papers: CapturedPaper[],
  destinations: Destination[],
): Promise<{ act: ActId; marks: PaperMark[] }> {
  const filed: PaperId[] = [];
  const tables = ['papers', 'topics', 'placements'] as const;
  const act = await write(db, { kind: 'move-paper', madeBy: 'person', tables }, async (act) => {
    for (const [index, captured] of papers.entries()) {
      const paperId = await saveWithin(act, db, captured);
      const topicId = await placeFor(act, db, destinations[index]);
      const placement = await db.placements.get(paperId);
      if (!placement) throw new ExpectedError('unknown-paper');
      await act.put('placements', pin(placement, topicId, act.at));
      filed.push(paperId);
    }
    return act.id;
  });
  const marks = await lookUpMarks(
    db,
    filed.map((id) => [id]),
  );
  return { act, marks };
}

async function placeFor(
  act: Act<'topics'>,
  db: PapertreeDatabase,
  destination: Destination | undefined,
): Promise<Place> {
  if (!destination) throw new ExpectedError('invalid-message', 'a paper without a place');
  const known = 'newTopic' in destination ? destination.parentId : destination.topicId;
  if (known !== null && known !== UNSORTED && !(await db.topics.get(known)))
    throw new ExpectedError('unknown-topic');
  if (!('newTopic' in destination)) return destination.topicId;
  return addTopic(db, act, { name: destination.newTopic, parentId: destination.parentId, namedBy: 'person' });
}
