import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { PapertreeDatabase } from './database';

/** Topics and papers (themselves, or where they stand) that were written, or deleted. */
export interface Touched {
  topics: TopicId[];
  papers: PaperId[];
}

/** What the log says was touched after the change of this number; each once. */
export async function touchedSince(db: PapertreeDatabase, since: number): Promise<Touched> {
  const topics = new Set<TopicId>();
  const papers = new Set<PaperId>();
  await db.changes
    .where(':id')
    .above(since)
    .each((change) => {
      if (change.table === 'topics') topics.add(change.key);
      else if (change.table === 'papers' || change.table === 'placements') papers.add(change.key);
    });
  return { topics: [...topics], papers: [...papers] };
}

/** The number of the last change; 0 before the first. */
export async function lastChange(db: PapertreeDatabase): Promise<number> {
  return (await db.changes.orderBy(':id').last())?.seq ?? 0;
}
