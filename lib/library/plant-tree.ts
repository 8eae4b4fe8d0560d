import { v7 as uuid } from 'uuid';
import { write } from '@/lib/db/act';
import { placedIn } from '@/lib/db/queries';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { isPinned } from '@/lib/domain/placement';
import { FIRST_TREE_PAPERS } from '@/lib/domain/topic';
import type { PlannedTopic } from '@/lib/messaging/protocol';
import type { LibraryContext } from './context';
import { topicName } from './shape-tree';

/** A first tree for what lies in Unsorted; nothing is written. @throws ExpectedError `too-few-papers`. */
export async function proposeTree({ db, filing }: LibraryContext): Promise<PlannedTopic[]> {
  const unsorted = await placedIn(db, UNSORTED)
    .filter((placement) => !isPinned(placement))
    .primaryKeys();
  if (unsorted.length < FIRST_TREE_PAPERS) throw new ExpectedError('too-few-papers');
  return filing.build(unsorted);
}

/**
 * Makes the topics and files their papers, as one act. Papers that were moved or deleted since the tree was
 * proposed stay as they are.
 * @throws ExpectedError `invalid-name`, `unknown-topic` where a parent does not come before its child.
 */
export async function plantTree(context: LibraryContext, planned: PlannedTopic[]): Promise<ActId> {
  const { db } = context;
  const filed: PaperId[] = [];
  const act = await write(db, { kind: 'plant-tree', madeBy: 'program' }, async (act) => {
    const ids: TopicId[] = [];
    const present = await db.topics.count();
    for (const [index, topic] of planned.entries()) {
      const id = uuid() as TopicId;
      const parentId = topic.parent === null ? null : ids[topic.parent];
      if (parentId === undefined) throw new ExpectedError('unknown-topic', 'a parent after its child');
      ids.push(id);
      const position = present + index;
      await act.put('topics', {
        id,
        parentId,
        name: topicName(topic.name),
        namedBy: 'program',
        locked: false,
        position,
      });
      for (const placement of await db.placements.bulkGet(topic.papers)) {
        if (placement?.topicId !== UNSORTED || isPinned(placement)) continue;
        await act.put('placements', { ...placement, topicId: id, confidence: null, at: act.at });
        filed.push(placement.paperId);
      }
    }
    return act.id;
  });
  context.onPapersChanged(filed);
  return act;
}
