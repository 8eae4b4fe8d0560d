import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import type { ActId, TopicId } from '@/lib/domain/ids';
import { relocate } from '@/lib/domain/placements/person-transitions';
import { replaceSecondaryTopic } from '@/lib/domain/placements/tree-transitions';
import type { LibraryContext } from '@/lib/library/context';
import { refuseCycle, topicOf } from './edit-topics';

/**
 * Merges two topics: papers, sub-topics and rules of `from` move to `into`, and `from` is deleted. Pinned papers
 * stay pinned.
 * @throws ExpectedError `unknown-topic`, `topic-cycle` if `into` is `from` or below it.
 */
export async function mergeTopics({ db }: LibraryContext, from: TopicId, into: TopicId): Promise<ActId> {
  const tables = ['topics', 'placements', 'rules'] as const;
  return write(db, { kind: 'merge-topics', madeBy: 'person', tables }, async (act) => {
    await merge(db, act, from, into);
    return act.id;
  });
}

/** As `mergeTopics`, within an act. */
export async function merge(
  db: PapertreeDatabase,
  act: Act<'topics' | 'placements' | 'rules'>,
  from: TopicId,
  into: TopicId,
): Promise<void> {
  await topicOf(db, from);
  await refuseCycle(db, from, into);
  await act.remove('topics', from);
  for (const child of await db.topics.where('parentId').equals(from).toArray()) {
    await act.put('topics', { ...child, parentId: into });
  }
  for (const placement of await placedIn(db, from).toArray()) {
    await act.put('placements', relocate(placement, into, act.at));
  }
  for (const placement of await db.placements.where('also').equals(from).toArray()) {
    await act.put('placements', replaceSecondaryTopic(placement, from, into));
  }
  for (const rule of await db.rules.where('topicId').equals(from).toArray()) {
    await act.put('rules', { ...rule, topicId: into });
  }
}
