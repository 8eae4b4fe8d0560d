import type { ActKind, Change } from '@/lib/domain/change';
import type { ActId, DeviceId, MadeBy } from '@/lib/domain/ids';
import type { PapertreeDatabase } from './database';

/** One act as the log tells it. */
export interface ActReading {
  act: ActId;
  kind: ActKind;
  madeBy: MadeBy;
  device: DeviceId;
  /** Milliseconds since 1970. */
  at: number;
  /** Number of its first change: acts before it have smaller ones. */
  seq: number;
  /** The act that it takes back; of several, the one that its first change takes back. */
  undoes: ActId | undefined;
  /** How many records it wrote, in each table. */
  records: Record<Change['table'], number>;
  /** Its first changes, at most `SHOWN`: what its sentence names. */
  changes: Change[];
}

/** Changes of an act that are read: a sentence names one record, or counts. */
const SHOWN = 3;
/** Beyond this an act is counted as a whole: reading 50,000 changes to count their tables would stall the panel. */
const COUNTED = 500;

/** Acts that began before the change `before` (or at the end of the log), the last one first, as far as `limit`. */
export async function readActs(
  db: PapertreeDatabase,
  { before = Number.POSITIVE_INFINITY, limit }: { before?: number; limit: number },
): Promise<ActReading[]> {
  return db.transaction('r', db.changes, async () => {
    const acts: ActReading[] = [];
    while (acts.length < limit) {
      const act = await actBefore(db, acts.at(-1)?.seq ?? before);
      if (!act) break;
      acts.push(act);
    }
    return acts;
  });
}

/** The act itself; `null` where there is none. */
export async function readAct(db: PapertreeDatabase, act: ActId): Promise<ActReading | null> {
  const of = () => db.changes.where('act').equals(act);
  const [changes, count] = await Promise.all([of().limit(SHOWN).toArray(), of().count()]);
  const [first] = changes;
  if (!first) return null;
  const { kind, madeBy, device, at, seq = 0, undoes } = first;
  const records: ActReading['records'] = { papers: 0, topics: 0, placements: 0, rules: 0, proposals: 0 };
  if (count > COUNTED) records[first.table] = count;
  else await of().each((change) => records[change.table]++);
  return { act, kind, madeBy, device, at, seq, undoes, records, changes };
}

/** The act that took this one back, if that still stands. */
export async function undoingOf(db: PapertreeDatabase, act: ActId): Promise<ActId | null> {
  const undoings = new Set<ActId>();
  await db.changes
    .where('undoes')
    .equals(act)
    .each((change) => undoings.add(change.act));
  for (const undoing of undoings) if (!(await undoingOf(db, undoing))) return undoing;
  return null;
}

/** True where a person did it, or agreed to it before it was done: what Ctrl+Z takes back. */
export function wasAsked({ kind, madeBy }: Pick<ActReading, 'kind' | 'madeBy'>): boolean {
  return madeBy === 'person' || kind === 'plant-tree';
}

/** The last act that a person asked for and that stands. */
export async function lastToUndo(db: PapertreeDatabase): Promise<ActReading | null> {
  return db.transaction('r', db.changes, async () => {
    for (let act = await actBefore(db, Infinity); act; act = await actBefore(db, act.seq)) {
      if (act.kind !== 'undo' && wasAsked(act) && !(await undoingOf(db, act.act))) return act;
    }
    return null;
  });
}

/** The undoing that is to be undone next: the last one that stands, unless something else was done since. */
export async function lastToRedo(db: PapertreeDatabase): Promise<ActReading | null> {
  return db.transaction('r', db.changes, async () => {
    for (let act = await actBefore(db, Infinity); act; act = await actBefore(db, act.seq)) {
      if (!wasAsked(act)) continue;
      if (act.kind !== 'undo') return null;
      const isRedo = act.undoes !== undefined && (await readAct(db, act.undoes))?.kind === 'undo';
      if (!isRedo && !(await undoingOf(db, act.act))) return act;
    }
    return null;
  });
}

async function actBefore(db: PapertreeDatabase, seq: number): Promise<ActReading | null> {
  const last = await db.changes.where(':id').below(seq).last();
  return last ? readAct(db, last.act) : null;
}
