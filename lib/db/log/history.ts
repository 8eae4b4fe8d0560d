import type { PapertreeDatabase } from '@/lib/db/database';
import {
  type ActKind,
  type Change,
  type RecordedTable,
  type RecordOf,
  type WholeChange,
  wasAsked,
} from '@/lib/domain/change';
import type { ActId, MadeBy } from '@/lib/domain/ids';
import { wholeChanges } from '@/lib/domain/log/record-without-undone-acts';

/** One act as the log tells it. */
export interface ActReading {
  act: ActId;
  kind: ActKind;
  madeBy: MadeBy;
  /** Milliseconds since 1970. */
  at: number;
  /** Number of its first change. */
  seq: number;
  /** The act that it takes back; of several, the one that its first change takes back. */
  undoes: ActId | undefined;
  /** How many changes it made. */
  changes: number;
  /** Different records that it wrote, by table. */
  records: Partial<Record<Change['table'], number>>;
  /** Its first change, which is of what it is about, with the whole record. */
  first: WholeChange;
  /** Title of the paper that it is about, where it is about one. */
  title: string;
}

/** Acts from the last one back. */
export interface HistoryReading {
  acts: ActReading[];
  /** Those of them that were taken back. */
  undone: ReadonlySet<ActId>;
  /** What an undoing took back, in the end: an undoing of an undoing does the first act again. */
  undoings: ReadonlyMap<ActId, Undoing>;
  /** There are no earlier ones. */
  isWhole: boolean;
}

export interface Undoing {
  of: ActReading;
  /** It did the act again. */
  isRedo: boolean;
}

/** Beyond this an act is counted as of one table: reading 50,000 changes to count them would stall the panel. */
const COUNTED = 200;

/** A stretch of the log that one act wrote; a long act may have several, with others between. */
interface Stretch {
  act: ActReading;
  /** Number of its first change. */
  start: number;
}

/**
 * Reads the log an act at a time. What was written once never changes, so it is read once: a live history reads
 * again the head of the log, and what was taken back.
 */
export class History {
  /** The stretch that ends before the change of that number. */
  readonly #before = new Map<number, Stretch | null>();
  readonly #acts = new Map<ActId, ActReading>();

  constructor(private readonly db: PapertreeDatabase) {}

  /** The last `limit` acts, the last one first. Not in one transaction: what is remembered would let it end early. */
  async read(limit: number): Promise<HistoryReading> {
    const acts: ActReading[] = [];
    const undone = new Set<ActId>();
    const undoings = new Map<ActId, Undoing>();
    let isWhole = true;
    await this.walk(async (act) => {
      isWhole = acts.length < limit;
      if (!isWhole) return true;
      acts.push(act);
      const undoing = act.undoes && (await this.undoing(act));
      if (undoing) undoings.set(act.act, undoing);
      return false;
    });
    const takenBack = new Set((await this.db.changes.orderBy('undoes').uniqueKeys()) as unknown as ActId[]);
    for (const { act } of acts) if (takenBack.has(act) && (await this.isUndone(act))) undone.add(act);
    return { acts, undone, undoings, isWhole };
  }

  /**
   * Visits every act once, from the last one back, until `visit` asks to stop.
   * @param visit also receives the number of the act's last change.
   */
  async walk(visit: (act: ActReading, last: number) => Promise<boolean>): Promise<void> {
    const seen = new Set<ActId>();
    const last = await this.db.changes.orderBy(':id').last();
    let end = (last?.seq ?? 0) + 1;
    for (let stretch = await this.#stretch(end); stretch; stretch = await this.#stretch(end)) {
      const last = end - 1;
      end = stretch.start;
      if (seen.has(stretch.act.act)) continue;
      seen.add(stretch.act.act);
      if (await visit(stretch.act, last)) return;
    }
  }

  async #stretch(end: number): Promise<Stretch | null> {
    const known = this.#before.get(end);
    if (known !== undefined) return known;
    const last = await this.db.changes.where(':id').below(end).last();
    const act = last ? await this.act(last.act) : null;
    const stretch = act && { act, start: await this.#startOf(act, last?.seq ?? 0) };
    this.#before.set(end, stretch);
    return stretch;
  }

  /** Where the stretch of the act begins that has the change `seq`. */
  async #startOf({ act, seq: first, changes }: ActReading, seq: number): Promise<number> {
    if (seq - first < changes) return first;
    const seqs = new Set(await this.db.changes.where('act').equals(act).primaryKeys());
    let start = seq;
    while (seqs.has(start - 1)) start--;
    return start;
  }

  /** The act itself; `null` where there is none. */
  async act(act: ActId): Promise<ActReading | null> {
    const known = this.#acts.get(act);
    if (known) return known;
    const changes = () => this.db.changes.where('act').equals(act);
    const [first, count] = await Promise.all([changes().first(), changes().count()]);
    if (!first) return null;
    const { kind, madeBy, at, seq = 0, undoes } = first;
    const records = count > COUNTED ? { [first.table]: count } : counted(await changes().toArray());
    const whole = await this.#whole(first);
    const title = await this.#titleOf(whole);
    const reading = { act, kind, madeBy, at, seq, undoes, changes: count, records, first: whole, title };
    this.#acts.set(act, reading);
    return reading;
  }

  /** What an undoing took back. */
  async undoing(act: ActReading): Promise<Undoing | null> {
    let isRedo = true;
    let of: ActReading | null = act;
    while (of?.undoes && of.kind === 'undo') {
      of = await this.act(of.undoes);
      isRedo = !isRedo;
    }
    return of && of !== act ? { of, isRedo } : null;
  }

  /** True where all that the act wrote was taken back, and that still stands. */
  async isUndone(act: ActId): Promise<boolean> {
    const undoings = new Map<ActId, number>();
    await this.db.changes
      .where('undoes')
      .equals(act)
      .each(({ act: by }) => undoings.set(by, (undoings.get(by) ?? 0) + 1));
    let undone = 0;
    for (const [undoing, records] of undoings) if (!(await this.isUndone(undoing))) undone += records;
    if (undone === 0) return false;
    const changes = this.db.changes.where('act').equals(act);
    if (undone >= (await changes.count())) return true;
    // One change undoes all that the act did to a record; some records may have been left as they are.
    const records = new Set((await changes.toArray()).map(({ table, key }) => `${table} ${key}`));
    return undone >= records.size;
  }

  async #whole(change: Change): Promise<WholeChange> {
    const { table, key, seq } = change;
    const [changes, current = null] = await Promise.all([
      this.db.changes.where('[table+key]').equals([table, key]).sortBy('seq'),
      this.db.table<RecordOf<RecordedTable>>(table).get(key),
    ]);
    const whole = wholeChanges(changes, current).find((each) => each.seq === seq);
    return whole ?? (change as WholeChange);
  }

  async #titleOf({ table, key, before, after }: WholeChange): Promise<string> {
    if (table === 'papers') return (after ?? before)?.title ?? '';
    if (table !== 'placements') return '';
    const paper = await this.db.papers.get(key);
    if (paper) return paper.title;
    const changes = await this.db.changes.where('[table+key]').equals(['papers', key]).sortBy('seq');
    const last = wholeChanges(changes, null).at(-1);
    return last?.table === 'papers' ? ((last.after ?? last.before)?.title ?? '') : '';
  }
}

/**
 * The act that was begun last of those that a person asked for and that are not undone: what was done while a long
 * import ran comes before the import.
 */
export async function lastToUndo(db: PapertreeDatabase): Promise<ActReading | null> {
  const history = new History(db);
  const found: ActReading[] = [];
  await history.walk(async (act, last) => {
    const [latest] = found;
    if (latest && last < latest.seq) return true;
    const canBeUndone = act.kind !== 'undo' && wasAsked(act) && !(await history.isUndone(act.act));
    if (canBeUndone && act.seq > (latest?.seq ?? 0)) found[0] = act;
    return false;
  });
  return found[0] ?? null;
}

/** The undoing that is to be undone next: the last one that stands, unless something else was done since. */
export async function lastToRedo(db: PapertreeDatabase): Promise<ActReading | null> {
  const history = new History(db);
  let found: ActReading | null = null;
  await history.walk(async (act) => {
    if (!wasAsked(act)) return false;
    if (act.kind !== 'undo') return true;
    const isRedo = (await history.undoing(act))?.isRedo ?? false;
    if (!isRedo && !(await history.isUndone(act.act))) found = act;
    return found !== null;
  });
  return found;
}

function counted(changes: Change[]): ActReading['records'] {
  const keys = new Map<Change['table'], Set<string>>();
  for (const { table, key } of changes) {
    const known = keys.get(table);
    if (known) known.add(key);
    else keys.set(table, new Set([key]));
  }
  return Object.fromEntries([...keys].map(([table, { size }]) => [table, size]));
}
