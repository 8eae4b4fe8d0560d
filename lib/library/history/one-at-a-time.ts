import type { PapertreeDatabase } from '@/lib/db/database';

const last = new WeakMap<PapertreeDatabase, Promise<unknown>>();

/** Acts that are written in parts, and all undoing, are done one after the other: nothing takes back what still goes on. */
export function oneAtATime<Value>(db: PapertreeDatabase, work: () => Promise<Value>): Promise<Value> {
  const next = (last.get(db) ?? Promise.resolve()).then(work, work);
  last.set(
    db,
    next.catch(() => undefined),
  );
  return next;
}
