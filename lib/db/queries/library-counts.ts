import type { PapertreeDatabase } from '@/lib/db/database';

/** How much there is of each. */
export interface CountsReading {
  papers: number;
  topics: number;
  changes: number;
  /** Of whatever model. */
  vectors: number;
}

export async function readCounts(db: PapertreeDatabase): Promise<CountsReading> {
  const [papers, topics, changes, vectors] = await Promise.all([
    db.papers.count(),
    db.topics.count(),
    db.changes.count(),
    db.embeddings.count(),
  ]);
  return { papers, topics, changes, vectors };
}
