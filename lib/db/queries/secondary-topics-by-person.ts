import type { PapertreeDatabase } from '@/lib/db/database';
import type { TopicId } from '@/lib/domain/ids';
import { statementOfText } from '@/lib/domain/log/record-difference';
import { authorsOf } from '@/lib/domain/log/record-without-undone-acts';
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
  const changes = await db.changes.where('[table+key]').equals(['placements', paperId]).sortBy('seq');
  const authors = authorsOf('placements', changes);
  return also.filter((id) => authors.get(statementOfText('also', id)) === 'person');
}
