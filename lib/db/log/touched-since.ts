import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, TopicId } from '@/lib/domain/ids';

/** Topics and papers (themselves, or where they stand) that were written, or deleted. */
export interface Touched {
  topics: TopicId[];
  papers: PaperId[];
}

/** Changes read in one go: each holds a record as it was and as it is. */
const AT_ONCE = 500;

/** What the log says was touched after the change of this number; each once. */
export async function touchedSince(db: PapertreeDatabase, since: number): Promise<Touched> {
  const topics = new Set<TopicId>();
  const papers = new Set<PaperId>();
  for (let last = since; ; ) {
    // In parts, not by a cursor: that costs a round trip a change.
    const changes = await db.changes.where(':id').above(last).limit(AT_ONCE).toArray();
    for (const change of changes) {
      if (change.table === 'topics') topics.add(change.key);
      else if (change.table === 'papers' || change.table === 'placements') papers.add(change.key);
    }
    if (changes.length < AT_ONCE) break;
    last = changes.at(-1)?.seq ?? last;
  }
  return { topics: [...topics], papers: [...papers] };
}

/** The number of the last change; 0 before the first. */
export async function lastChange(db: PapertreeDatabase): Promise<number> {
  // Live queries do not notice new keys that are asked for in reverse (Dexie 4.4); the record they do.
  return (await db.changes.orderBy(':id').last())?.seq ?? 0;
}
