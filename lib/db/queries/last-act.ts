import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, MadeBy } from '@/lib/domain/ids';

/** The last act, and who made it. */
export interface LastAct {
  act: ActId;
  madeBy: MadeBy;
}

/** `null` while nothing was ever written. */
export async function readLastAct(db: PapertreeDatabase): Promise<LastAct | null> {
  const last = await db.changes.orderBy(':id').last();
  return last ? { act: last.act, madeBy: last.madeBy } : null;
}
