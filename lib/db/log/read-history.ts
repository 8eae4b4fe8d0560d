import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, MadeBy, Place } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import type { Change, RecordedTable, RecordOf, WholeChange } from '@/lib/domain/log/change';
import { wholeChanges } from '@/lib/domain/log/record-without-undone-acts';

/** One act, summarised from the log. */
export interface ActReading {
  act: ActId;
  kind: ActKind;
  madeBy: MadeBy;
  /** Milliseconds since 1970. */
  at: number;
  /** Number of its first change. */
  seq: number;
  /** The act that it undoes; if there are several, that of its first change. */
  undoes: ActId | undefined;
  /** Number of its changes. */
  changes: number;
  /** Number of distinct records that it wrote, by table. */
  records: Partial<Record<Change['table'], number>>;
  /** Its first change, with the whole record: what the act is about. */
  first: WholeChange;
  /** Title of the paper that it is about, if any. */
  title: string;
  /** Where a merge moved what the topic held; absent for other acts, and if it held nothing. */
  into?: Place;
}

/** Acts, newest first. */
export interface HistoryReading {
  acts: ActReading[];
  /** Those of them that were undone. */
  undone: ReadonlySet<ActId>;
  /** What each undo undid in the end: an undo of an undo is a redo of the first act. */
  undoings: ReadonlyMap<ActId, Undoing>;
  /** True if there are no earlier acts. */
  isWhole: boolean;
}

export interface Undoing {
  of: ActReading;
  /** True if it is a redo. */
  isRedo: boolean;
}

/** What an act undoes, if anything. */
interface Link {
  kind: ActKind;
  undoes?: ActId | undefined;
}

/** Above this, all changes are counted for one table: reading 50,000 changes to count them would block the panel. */
const COUNTED = 200;

/** Changes read at once while walking the log. */
const READ_AT_ONCE = 100;

/** Reads the log act by act. Logged changes never change, so each act is read once and cached. */
export class History {
  readonly #acts = new Map<ActId, ActReading>();
  readonly #firsts = new Map<ActId, Change>();

  constructor(private readonly db: PapertreeDatabase) {}

  /** The last `limit` acts, newest first. Not in one transaction, which would end early while cached acts are used. */
  async read(limit: number): Promise<HistoryReading> {
    const acts: ActReading[] = [];
    const undone = new Set<ActId>();
    const undoings = new Map<ActId, Undoing>();
    let isWhole = true;
    await this.walk(async ({ act: id }) => {
      isWhole = acts.length < limit;
      const act = isWhole ? await this.act(id) : null;
      if (!act) return true;
      acts.push(act);
      const undoing = act.undoes && (await this.undoing(act));
      if (undoing) undoings.set(act.act, undoing);
      return false;
    });
    const undoneIds = new Set((await this.db.changes.orderBy('undoes').uniqueKeys()) as unknown as ActId[]);
    for (const { act } of acts) if (undoneIds.has(act) && (await this.isUndone(act))) undone.add(act);
    return { acts, undone, undoings, isWhole };
  }

  /**
   * Visits every act once, newest first, until `visit` asks to stop. The changes of a long act may be interleaved
   * with other acts: it is visited at its last stretch.
   * @param visit receives the first change of that stretch, and the number of its last change.
   */
  async walk(visit: (change: Change, last: number) => Promise<boolean>): Promise<void> {
    const seen = new Set<ActId>();
    let end = ((await this.db.changes.orderBy(':id').last())?.seq ?? 0) + 1;
    while (end > 1) {
      const lower = end - READ_AT_ONCE;
      const recent = await this.db.changes.where(':id').between(lower, end).toArray();
      end = lower;
      for (let last = recent.pop(); last; last = recent.pop()) {
        let first = last;
        while (recent.at(-1)?.act === last.act) first = recent.pop() ?? first;
        if (recent.length === 0) {
          first = await this.#firstOf(first);
          end = first.seq ?? 0;
        }
        if (seen.has(last.act)) continue;
        seen.add(last.act);
        if (await visit(first, last.seq ?? 0)) return;
      }
    }
  }

  /** The first change of the stretch (consecutive changes of one act) that contains this change. */
  async #firstOf(change: Change): Promise<Change> {
    const { act, seq = 0 } = change;
    const reading = await this.act(act);
    if (reading && seq - reading.seq < reading.changes)
      return (await this.db.changes.get(reading.seq)) ?? change;
    const seqs = new Set(await this.db.changes.where('act').equals(act).primaryKeys());
    let start = seq;
    while (seqs.has(start - 1)) start--;
    return (await this.db.changes.get(start)) ?? change;
  }

  /** The act; `null` if there is none. */
  async act(act: ActId): Promise<ActReading | null> {
    const known = this.#acts.get(act);
    if (known) return known;
    const changes = () => this.db.changes.where('act').equals(act);
    const [first, count] = await Promise.all([this.#first(act), changes().count()]);
    if (!first) return null;
    const { kind, madeBy, at, seq = 0, undoes } = first;
    const records = count > COUNTED ? { [first.table]: count } : counted(await changes().toArray());
    const whole = await this.#whole(first);
    const title = await this.#titleOf(whole);
    const into = kind === 'merge-topics' ? await this.#mergedInto(act) : undefined;
    const reading: ActReading = {
      ...{ act, kind, madeBy, at, seq, undoes, changes: count, records, first: whole, title },
      ...(into && { into }),
    };
    this.#acts.set(act, reading);
    return reading;
  }

  /** What an undo undid. */
  async undoing(act: Link): Promise<Undoing | null> {
    const end = await this.#endOf(act);
    const of = end && (await this.act(end.act));
    return of && { of, isRedo: end.isRedo };
  }

  /** Whether an undo is a redo. */
  async isRedo(act: Link): Promise<boolean> {
    return (await this.#endOf(act))?.isRedo ?? false;
  }

  /** The act that a chain of undos is about in the end. */
  async #endOf({ kind, undoes }: Link): Promise<{ act: ActId; isRedo: boolean } | null> {
    if (kind !== 'undo' || !undoes) return null;
    const first = await this.#first(undoes);
    if (!first) return null;
    const end = await this.#endOf(first);
    return end ? { ...end, isRedo: !end.isRedo } : { act: undoes, isRedo: false };
  }

  /** The first change of an act. */
  async #first(act: ActId): Promise<Change | undefined> {
    const known = this.#firsts.get(act);
    const first = known ?? (await this.db.changes.where('act').equals(act).first());
    if (first) this.#firsts.set(act, first);
    return first;
  }

  /** True if everything that the act wrote is undone at present. */
  async isUndone(act: ActId): Promise<boolean> {
    const undone = await this.#undoneRecords(act);
    if (undone.size === 0) return false;
    const changes = this.db.changes.where('act').equals(act);
    if (undone.size >= (await changes.count())) return true;
    // One change undoes everything that the act did to a record; some records may have been kept.
    return undone.size >= new Set((await changes.toArray()).map(nameOfRecord)).size;
  }

  /** The records for which the act is undone; an undo may itself be undone for only some of them. */
  async #undoneRecords(act: ActId): Promise<Set<string>> {
    const marks = await this.db.changes.where('undoes').equals(act).toArray();
    const undoneOf = new Map<ActId, Set<string>>();
    for (const { act: by } of marks) if (!undoneOf.has(by)) undoneOf.set(by, await this.#undoneRecords(by));
    const undone = marks.filter((mark) => !undoneOf.get(mark.act)?.has(nameOfRecord(mark)));
    return new Set(undone.map(nameOfRecord));
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

  async #mergedInto(act: ActId): Promise<Place | undefined> {
    const moves = this.db.changes.where('act').equals(act);
    const move = await moves.filter((change) => newPlace(change) !== undefined).first();
    return move && newPlace(move);
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

/** Where a change moved a topic, a paper or a rule. */
function newPlace({ table, after }: Change): Place | undefined {
  if (table === 'topics') return after?.parentId ?? undefined;
  return table === 'placements' || table === 'rules' ? after?.topicId : undefined;
}

function nameOfRecord({ table, key }: Change): string {
  return `${table} ${key}`;
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
