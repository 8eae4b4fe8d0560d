import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';

/** The paper with any of these names. */
export async function findPaper(db: PapertreeDatabase, names: PaperId[]): Promise<Paper | undefined> {
  return names.length ? db.papers.where('aliases').anyOf(names).first() : undefined;
}
