import type { PapertreeDatabase } from '@/lib/db/database';

const last = new WeakMap<PapertreeDatabase, Promise<unknown>>();

/** Runs acts that are written in parts, and all undos, one after the other, so that no running act is undone. */
export function oneAtATime<Value>(db: PapertreeDatabase, work: () => Promise<Value>): Promise<Value> {
  const next = (last.get(db) ?? Promise.resolve()).then(work, work);
  last.set(
    db,
    next.catch(() => undefined),
  );
  return next;
}
