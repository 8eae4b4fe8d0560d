import type { PapertreeDatabase } from '@/lib/db/database';
import type { TopicId } from '@/lib/domain/ids';
import { statementOfText } from '@/lib/domain/log/record-difference';
import { authorsOf } from '@/lib/domain/log/record-without-undone-acts';
import type { Placement } from '@/lib/domain/placements/placement';

/**
 * The secondary topics of the paper that a person added, according to the log; the program may remove the others.
 * Reads the log only if the paper has secondary topics.
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
