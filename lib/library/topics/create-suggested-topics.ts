import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { relocate } from '@/lib/domain/placements/person-transitions';
import { isPinned, type Placement } from '@/lib/domain/placements/placement';
import type { PlannedTopic } from '@/lib/domain/topics/planned-topic';
import { FIRST_TREE_PAPERS } from '@/lib/domain/topics/topic';
import type { LibraryContext } from '@/lib/library/context';
import { addTopic, topicOf } from './edit-topics';

/** Minimum number of papers for splitting a topic: two parts of three papers. */
const SPLIT_PAPERS = 6;

/** Proposes a first tree for the papers in Unsorted. Nothing is written. @throws ExpectedError `too-few-papers`. */
export async function proposeTree({ db, filing }: LibraryContext): Promise<PlannedTopic[]> {
  const unsorted = await placedIn(db, UNSORTED).filter(isUnsorted).primaryKeys();
  if (unsorted.length < FIRST_TREE_PAPERS) throw new ExpectedError('too-few-papers');
  return filing.build(unsorted);
}

/**
 * Creates the topics and files their papers, as one act. Papers that were moved or deleted since the tree was
 * proposed stay as they are. Returns the topics, in the order of the plan.
 * @throws ExpectedError `invalid-name`, `unknown-topic` if a parent does not come before its child.
 */
export async function createTree(
  { db }: LibraryContext,
  planned: PlannedTopic[],
): Promise<{ act: ActId; topics: TopicId[] }> {
  const tables = ['topics', 'placements'] as const;
  return write(db, { kind: 'plant-tree', madeBy: 'program', tables }, async (act) => {
    const topics = await createTopics(db, act, planned, null, isUnsorted);
    return { act: act.id, topics };
  });
}

/** Whether the paper may be filed: papers that a person put into Unsorted stay there. */
function isUnsorted(placement: Placement): boolean {
  return placement.topicId === UNSORTED && !isPinned(placement);
}

/**
 * Proposes sub-topics for the papers of a topic, at a person's request. Nothing is written.
 * @throws ExpectedError `too-few-papers`, `no-parts` if the papers cannot be divided.
 */
export async function proposeSplit(
  { db, filing }: LibraryContext,
  topicId: TopicId,
): Promise<PlannedTopic[]> {
  const papers = await placedIn(db, topicId).primaryKeys();
  if (papers.length < SPLIT_PAPERS) throw new ExpectedError('too-few-papers');
  const planned = await filing.build(papers);
  if (planned.filter(({ parent }) => parent === null).length < 2) throw new ExpectedError('no-parts');
  return planned;
}

/**
 * Creates the topics below this one and moves its papers into them, as one act. Pinned papers move too, as the
 * preview shows, and stay pinned in their new topic.
 * @throws ExpectedError `unknown-topic`, `invalid-name`.
 */
export async function splitTopic(
  { db }: LibraryContext,
  topicId: TopicId,
  planned: PlannedTopic[],
): Promise<ActId> {
  const tables = ['topics', 'placements'] as const;
  return write(db, { kind: 'split-topic', madeBy: 'person', tables }, async (act) => {
    await topicOf(db, topicId);
    const stillThere = (placement: Placement) => placement.topicId === topicId;
    await createTopics(db, act, planned, topicId, stillThere);
    return act.id;
  });
}

/**
 * Creates topics under `under` and files those of their papers for which `mayMove` returns true. Returns the
 * topics, in the order of the plan.
 */
export async function createTopics(
  db: PapertreeDatabase,
  act: Act<'topics' | 'placements'>,
  planned: PlannedTopic[],
  under: TopicId | null,
  mayMove: (placement: Placement) => boolean,
): Promise<TopicId[]> {
  const ids: TopicId[] = [];
  for (const topic of planned) {
    const parentId = topic.parent === null ? under : ids[topic.parent];
    if (parentId === undefined) throw new ExpectedError('unknown-topic', 'a parent after its child');
    const id = await addTopic(db, act, { name: topic.name, parentId, namedBy: 'program' });
    ids.push(id);
    for (const placement of await db.placements.bulkGet(topic.papers)) {
      if (placement && mayMove(placement)) await act.put('placements', relocate(placement, id, act.at));
    }
  }
  return ids;
}
