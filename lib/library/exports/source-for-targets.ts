import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { readContents } from '@/lib/db/queries/read-whole-library';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { parts } from '@/lib/domain/split-into-parts';

/** The library as the source of export targets. */
export function exportSource(db: PapertreeDatabase) {
  return {
    read: () => readContents(db),
    storeKeys: (keys: ReadonlyMap<PaperId, string>) => storeKeys(db, keys),
  };
}

/** Papers written at once, so that other writes wait only for a few hundred. */
const AT_ONCE = 500;

/** As one act, in parts. If it is interrupted, the next export assigns the missing keys. */
async function storeKeys(db: PapertreeDatabase, keys: ReadonlyMap<PaperId, string>): Promise<void> {
  let begun: ActId | undefined;
  const description = { kind: 'annotate-paper', madeBy: 'program', tables: ['papers'] } as const;
  const all = parts([...keys], AT_ONCE);
  for (const [nth, some] of all.entries()) {
    const part = { of: begun, hasMore: nth + 1 < all.length };
    begun = await write(db, description, (act) => storeSome(db, act, new Map(some)), part);
  }
}

async function storeSome(
  db: PapertreeDatabase,
  act: Act<'papers'>,
  keys: ReadonlyMap<PaperId, string>,
): Promise<ActId> {
  const papers = await db.papers.bulkGet([...keys.keys()]);
  const keyed = papers.flatMap((paper): Paper[] => {
    const citationKey = paper && keys.get(paper.id);
    // Another export may have assigned one, or the paper may be gone.
    if (!paper || citationKey === undefined || paper.citationKey !== undefined) return [];
    return [{ ...paper, citationKey }];
  });
  await act.putAll('papers', keyed);
  return act.id;
}
