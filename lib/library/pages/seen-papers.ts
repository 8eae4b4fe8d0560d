import type { SeenPaper } from '@/lib/db/schema';
import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from '@/lib/library/papers/find-paper';

/**
 * Remembers that a person has seen a paper without saving it. Only its name and the time are stored; saved papers are
 * left out, and reading a paper does not replace "not interested".
 */
export async function rememberSeen(
  { db }: LibraryContext,
  names: PaperId[],
  how: SeenPaper['how'],
): Promise<void> {
  const [paperId] = names;
  if (!paperId) return;
  await db.transaction('rw', [db.papers, db.seen], async () => {
    if (await findPaper(db, names)) return;
    const known = await db.seen.get(paperId);
    if (known?.how === 'not-interested' && how === 'read') return;
    await db.seen.put({ paperId, at: Date.now(), how });
    db.feed.publish({ type: 'seen', papers: [paperId] });
  });
}

export async function forgetSeen({ db }: LibraryContext, names: PaperId[]): Promise<void> {
  await db.seen.bulkDelete(names);
  db.feed.publish({ type: 'seen', papers: names });
}
