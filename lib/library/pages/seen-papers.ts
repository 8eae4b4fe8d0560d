import type { SeenPaper } from '@/lib/db/schema';
import type { PaperId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { findPaper } from '@/lib/library/papers/find-paper';

/**
 * Remembers that a person met a paper and did not save it. Nothing but its name and the time is kept; what is in
 * saved papers are left out, and having read a paper does not overrule "not interested".
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
