import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/queries';
import type { ActId, PaperId, TopicId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { carried } from '@/lib/library/papers/move-papers';
import { papersBelow, refuseCycle, topicOf } from './edit-topics';

/**
 * One topic of two: papers, sub-topics and rules of `from` go to `into`, and `from` goes. Pinned papers stay pinned.
 * @throws ExpectedError `unknown-topic`, `topic-cycle` where `into` is `from` or lies below it.
 */
export async function mergeTopics(context: LibraryContext, from: TopicId, into: TopicId): Promise<ActId> {
  const { act, papers } = await write(
    context.db,
    { kind: 'merge-topics', madeBy: 'person' },
    async (act) => ({ act: act.id, papers: await merge(context.db, act, from, into) }),
  );
  context.onPapersChanged(papers);
  return act;
}

/** As `mergeTopics`, within an act. @returns the papers whose path is another one now. */
export async function merge(
  db: PapertreeDatabase,
  act: Act,
  from: TopicId,
  into: TopicId,
): Promise<PaperId[]> {
  await topicOf(db, from);
  await refuseCycle(db, from, into);
  const touched = await papersBelow(db, from);
  await act.remove('topics', from);
  for (const child of await db.topics.where('parentId').equals(from).toArray()) {
    await act.put('topics', { ...child, parentId: into });
  }
  for (const placement of await placedIn(db, from).toArray()) {
    await act.put('placements', carried(placement, into, act.at));
  }
  for (const placement of await db.placements.where('also').equals(from).toArray()) {
    const also = new Set(placement.also.map((id) => (id === from ? into : id)));
    if (placement.topicId !== 'unsorted') also.delete(placement.topicId);
    await act.put('placements', { ...placement, also: [...also] });
  }
  for (const rule of await db.rules.where('topicId').equals(from).toArray()) {
    await act.put('rules', { ...rule, topicId: into });
  }
  return touched;
}
