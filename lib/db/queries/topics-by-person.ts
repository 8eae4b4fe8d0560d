import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';

/**
 * Those of the paper's secondary topics that a person added, as the log tells: what the program proposed is its own to
 * take away. Reads the log only where the paper has secondary topics.
 */
export async function topicsByPerson(
  db: PapertreeDatabase,
  { paperId, also }: Pick<Placement, 'paperId' | 'also'>,
): Promise<TopicId[]> {
  if (also.length === 0) return [];
  const changes = await db.changes
    .where('[table+key]')
    .equals(['placements', paperId as PaperId])
    .sortBy('seq');
  const added = new Set<TopicId>();
  for (const { table, before, after, madeBy } of changes) {
    if (table !== 'placements') continue;
    const [then, now] = [new Set(before?.also), new Set(after?.also)];
    for (const id of then) if (!now.has(id)) added.delete(id);
    if (madeBy === 'person') for (const id of now) if (!then.has(id)) added.add(id);
  }
  return also.filter((id) => added.has(id));
}
