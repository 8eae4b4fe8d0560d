import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { groupBy } from '@/lib/domain/group-by';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import { parts } from '@/lib/domain/split-into-parts';
import { selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import { citationKeyOf, uniqueKey } from '@/lib/exporters/citation/citation-keys';
import type { KeyStyle } from '@/lib/exporters/export-options';
import type { LibraryContext } from '@/lib/library/context';

/** Papers written at once, so that other writes wait only for a few hundred. */
const AT_ONCE = 300;

/**
 * Assigns citation keys to papers of the library, or of a branch, that have none, in the order in which they were
 * saved, so that every export cites a paper with the same key. One act, in parts; after a kill, the next export
 * assigns the missing keys.
 * @throws ExpectedError `unknown-topic`.
 */
export async function addCitationKeys(
  { db }: LibraryContext,
  branch: TopicId | null,
  style: KeyStyle,
): Promise<void> {
  const wanted = branch === null ? null : await papersOfBranch(db, branch);
  const keyed = db.papers.orderBy('citationKey');
  const [keys, keyedIds, saved] = await Promise.all([
    keyed.uniqueKeys(),
    keyed.primaryKeys(),
    db.papers.orderBy('savedAt').primaryKeys(),
  ]);
  const taken = new Set(keys.map((key) => String(key).toLowerCase()));
  const known = new Set(keyedIds);
  const missing = saved.filter((id) => !known.has(id) && (wanted?.has(id) ?? true));
  let begun: ActId | undefined;
  const description = { kind: 'annotate-paper', madeBy: 'program', tables: ['papers'] } as const;
  const all = parts(missing, AT_ONCE);
  for (const [nth, some] of all.entries()) {
    const part = { of: begun, hasMore: nth + 1 < all.length };
    begun = await write(db, description, (act) => addKeys(db, act, some, { taken, style }), part);
  }
}

/** @param drawing new keys are added to its `taken`, in lower case */
async function addKeys(
  db: PapertreeDatabase,
  act: Act<'papers'>,
  ids: PaperId[],
  { taken, style }: { taken: Set<string>; style: KeyStyle },
): Promise<ActId> {
  const papers = (await db.papers.bulkGet(ids)).filter((paper) => paper !== undefined);
  const drawn = papers
    // Another export may have assigned one.
    .filter(({ citationKey }) => citationKey === undefined)
    .map((paper) => {
      const citationKey = uniqueKey(citationKeyOf(paper, style), taken);
      taken.add(citationKey.toLowerCase());
      return { ...paper, citationKey };
    });
  await act.putAll('papers', drawn);
  return act.id;
}

/** Papers with a primary or secondary topic in the branch. */
async function papersOfBranch(db: PapertreeDatabase, branch: TopicId): Promise<Set<PaperId>> {
  const topics = await db.topics.toArray();
  if (!topics.some(({ id }) => id === branch)) throw new ExpectedError('unknown-topic');
  const children = groupBy(topics, ({ parentId }) => parentId);
  const ids = new Set(selfAndDescendants(branch, (id) => (children.get(id) ?? []).map((child) => child.id)));
  const placed = await db.placements
    .filter(({ topicId, also }) => ids.has(topicId as TopicId) || also.some((each) => ids.has(each)))
    .primaryKeys();
  return new Set(placed);
}
