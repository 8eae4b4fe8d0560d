import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase, TableName } from '@/lib/db/database';
import { dequeue, enqueue } from '@/lib/db/jobs/queue';
import { keyOf } from '@/lib/db/recorded-tables';
import { readDeviceId } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, DeviceId, MadeBy, PaperId, TopicId } from '@/lib/domain/ids';
import type { ActKind } from '@/lib/domain/log/act-kinds';
import type { Change, RecordedTable, RecordOf } from '@/lib/domain/log/change';
import { deepEqual } from '@/lib/domain/log/deep-equal';
import { type HybridTime, nextTime } from '@/lib/domain/log/hybrid-clock';
import { changedFields } from '@/lib/domain/log/record-difference';
import type { Paper } from '@/lib/domain/papers/paper';
import { isUndecided } from '@/lib/domain/placements/placement';
import type { ActEvent } from './change-feed';
import { namesTaken, nothingWritten, repairSteps } from './repair-references';
import { updateForPapers, updateForPlacements, type WrittenRow } from './update-derived-rows';

/** The key of a record of that table. */
type KeyOf<Table extends RecordedTable> = Extract<Change, { table: Table }>['key'];

/** Describes an act. The record that it is about is written first, because the history names that record. */
export interface ActDescription<Name extends TableName> {
  kind: ActKind;
  madeBy: MadeBy;
  /**
   * The tables that the act reads or writes, except `changes`. Only these are locked until the commit.
   */
  tables: readonly Name[];
}

/** A record without the acts to be undone. */
export interface RestoredRecord {
  table: RecordedTable;
  key: string;
  /** `null`: the record does not exist. */
  after: RecordOf<RecordedTable> | null;
  /** The acts to be undone, one or more. */
  undoes: readonly ActId[];
  /** The record is kept nevertheless, as a repair. */
  isKept?: true;
}

/** Writes records of the tables `Name`, each with its change. There is no other way to write them. */
export interface Act<Name extends TableName = RecordedTable> {
  id: ActId;
  /** Milliseconds since 1970; the same for all changes of the act. */
  at: number;
  put<Table extends Name & RecordedTable>(table: Table, record: RecordOf<Table>): Promise<void>;
  /** Accepts thousands of records, each at most once. */
  putAll<Table extends Name & RecordedTable>(table: Table, records: RecordOf<Table>[]): Promise<void>;
  remove<Table extends Name & RecordedTable>(table: Table, key: KeyOf<Table>): Promise<void>;
  removeAll<Table extends Name & RecordedTable>(table: Table, keys: KeyOf<Table>[]): Promise<void>;
  /**
   * Writes restored records, each at most once. Names that another paper has acquired since stay with that paper.
   * @throws ExpectedError `undo-conflict` if another paper has the record's id as one of its names.
   */
  restoreAll(restored: RestoredRecord[]): Promise<void>;
  /** Writes a consequence of the act that nobody asked for: as the program, and as a repair. */
  amendAll<Table extends Name & RecordedTable>(table: Table, records: RecordOf<Table>[]): Promise<void>;
  /** Queues papers for filing. Writes queue papers by themselves where needed; see `RecordedAct`. */
  requestFiling(papers: readonly PaperId[]): Promise<void>;
  /** Removes the filing jobs of these papers. */
  endFiling(papers: readonly PaperId[]): Promise<void>;
  /** Removes the completion jobs of these papers. */
  endCompleting(papers: readonly PaperId[]): Promise<void>;
}

/** A part of an act, written in a transaction of its own. */
interface Part {
  /** The act; without it, this is the first part. */
  of?: ActId | undefined;
  /** Further parts follow. */
  hasMore?: boolean;
}

/**
 * Runs `work` in one transaction: all of its writes, changes and jobs are committed, or none. At the end, dangling
 * references to and from the written records are repaired as part of the act, by the program
 * (`repair-references.ts`). Then the change feed publishes the act. Inside `work` only the database may be awaited,
 * or the browser ends the transaction.
 * @param part Of an act that is too long for one transaction.
 */
export async function write<Name extends TableName, Value>(
  db: PapertreeDatabase,
  { kind, madeBy, tables }: ActDescription<Name>,
  work: (act: Act<Name>) => Promise<Value>,
  part: Part = {},
): Promise<Value> {
  await db.beforeWrite();
  const device = await readDeviceId(db);
  return db.transaction('rw', [...withDerived(tables)], async () => {
    const last = await db.changes.orderBy(':id').last();
    const time = nextTime(Date.now(), last ? { at: last.at, tick: last.tick ?? 0 } : null);
    const act = new RecordedAct(db, { kind, madeBy }, device, time, part.of);
    const value = await work(act);
    await act.repair();
    const event = act.event();
    if (event) db.feed.publish(event, part.hasMore);
    return value;
  });
}

/**
 * Adds the tables that are written as a consequence: derived vectors and jobs, and records with references to be
 * repaired.
 */
function withDerived(tables: readonly TableName[]): Set<TableName> {
  const all = new Set<TableName>([...tables, 'changes']);
  if (all.has('papers')) all.add('embeddings').add('placements');
  if (all.has('rules') || all.has('placements')) all.add('topics');
  if (tables.includes('topics')) all.add('placements').add('rules');
  if (all.has('placements')) all.add('queue').add('topics').add('placeCounts');
  return all;
}

/** A record to be written. */
interface Row {
  key: string;
  /** `null`: it is deleted. */
  after: RecordOf<RecordedTable> | null;
  /** The acts whose changes of the record this write undoes. */
  undoes?: readonly ActId[];
  isRepair?: true;
}

class RecordedAct implements Act {
  readonly #papers = new Set<PaperId>();
  readonly #topics = new Set<TopicId>();
  readonly #repathed = new Set<TopicId>();
  readonly #written = nothingWritten();
  #isEmpty = true;

  constructor(
    private readonly db: PapertreeDatabase,
    private readonly description: { kind: ActKind; madeBy: MadeBy },
    private readonly device: DeviceId,
    private readonly time: HybridTime,
    readonly id = uuid() as ActId,
  ) {}

  get at(): number {
    return this.time.at;
  }

  /** The event for the change feed; `null` if nothing was written. */
  event(): ActEvent | null {
    if (this.#isEmpty) return null;
    const touched = { papers: [...this.#papers], topics: [...this.#topics] };
    return { type: 'act', act: this.id, ...this.description, touched, repathed: [...this.#repathed] };
  }

  put<Name extends RecordedTable>(table: Name, record: RecordOf<Name>): Promise<void> {
    return this.putAll(table, [record]);
  }

  putAll<Name extends RecordedTable>(table: Name, records: RecordOf<Name>[]): Promise<void> {
    return this.write(
      table,
      records.map((after) => ({ key: keyOf(after), after })),
    );
  }

  remove<Name extends RecordedTable>(table: Name, key: KeyOf<Name>): Promise<void> {
    return this.removeAll(table, [key]);
  }

  removeAll<Name extends RecordedTable>(table: Name, keys: KeyOf<Name>[]): Promise<void> {
    return this.write(
      table,
      keys.map((key) => ({ key, after: null })),
    );
  }

  async restoreAll(restored: RestoredRecord[]): Promise<void> {
    const tables = new Set(restored.map(({ table }) => table));
    for (const table of tables) {
      const rows = restored.filter((record) => record.table === table);
      const kept = rows.filter(({ isKept }) => isKept).map(({ key }) => key);
      const present = await this.db.table<RecordOf<RecordedTable>>(table).bulkGet(kept);
      const amended: Amended = new Map(kept.map((key, index) => [key, present[index] ?? null]));
      if (table === 'papers') await this.keepNames(rows, amended);
      await this.write(table, rows, amended);
    }
    await this.endFiling(await this.decided(restored));
  }

  amendAll<Name extends RecordedTable>(table: Name, records: RecordOf<Name>[]): Promise<void> {
    return this.write(
      table,
      records.map((after) => ({ key: keyOf(after), after, isRepair: true })),
    );
  }

  /** Repairs dangling references of the records that the act wrote. */
  async repair(): Promise<void> {
    for (const findRepairs of repairSteps) {
      const repairs = await findRepairs(this.db, this.#written, this.at);
      for (const table of new Set(repairs.map(({ table }) => table))) {
        const rows = repairs.filter((repair) => repair.table === table);
        await this.write(
          table,
          rows.map(({ key, after }) => ({ key, after, isRepair: true })),
        );
      }
    }
  }

  /**
   * Leaves names that another paper has acquired since with that paper, as a repair; it may be written in the same act.
   * Of two papers that had one name at different times, the first keeps it.
   */
  private async keepNames(rows: readonly Row[], amended: Amended): Promise<void> {
    const unamended = rows.filter(({ key }) => !amended.has(key));
    const written = new Map(unamended.map(({ key, after }) => [key as string, after as Paper | null]));
    const papers = [...written.values()].filter((paper) => paper !== null);
    const holderOf = await namesTaken(this.db, papers, written);
    for (const paper of papers) {
      const holder = holderOf.get(paper.id);
      if (holder && holder.id !== paper.id)
        throw new ExpectedError('undo-conflict', undefined, { about: holder.title });
      const aliases = paper.aliases.filter((name) => (holderOf.get(name) ?? paper).id === paper.id);
      for (const name of aliases) holderOf.set(name, paper);
      if (aliases.length < paper.aliases.length) amended.set(paper.id, { ...paper, aliases });
    }
  }

  /** Restored papers that need not be filed, because their place is decided. */
  private async decided(restored: readonly RestoredRecord[]): Promise<PaperId[]> {
    const papers = restored.flatMap(({ table, key, after }) =>
      table === 'papers' && after ? [key as PaperId] : [],
    );
    if (papers.length === 0) return [];
    const placements = await this.db.placements.bulkGet(papers);
    return papers.filter((_, index) => placements[index] && !isUndecided(placements[index]));
  }

  async requestFiling(papers: readonly PaperId[]): Promise<void> {
    this.touch(this.#papers, papers);
    await enqueue(this.db, 'file', papers, Date.now());
  }

  async endFiling(papers: readonly PaperId[]): Promise<void> {
    this.touch(this.#papers, papers);
    await dequeue(this.db, 'file', papers);
  }

  async endCompleting(papers: readonly PaperId[]): Promise<void> {
    await dequeue(this.db, 'complete', papers);
  }

  private touch<Id>(set: Set<Id>, ids: Iterable<Id>): void {
    for (const id of ids) {
      set.add(id);
      this.#isEmpty = false;
    }
  }

  /** @param amended Records that are stored differently from their rows; the log has both steps. */
  private async write(name: RecordedTable, rows: Row[], amended: Amended = new Map()): Promise<void> {
    const table = this.db.table(name);
    const before = await table.bulkGet(rows.map(({ key }) => key));
    const changed = rows
      .map((row, index) => ({ ...row, before: before[index] ?? null }))
      .filter(({ before, after, undoes }) => undoes || !deepEqual(before, after));
    const stored = changed.map(({ key, before, after, isRepair }): WrittenRow => {
      const kept = amended.has(key) ? (amended.get(key) ?? null) : after;
      return { key, before, after: kept, ...(isRepair && { isRepair }) };
    });
    // First deleted records, and papers with other names: a name may move from one paper to another, and must be unique
    // at any time.
    const leaving = stored.filter(({ before, after }) => before && (!after || hasOtherNames(before, after)));
    if (leaving.length > 0) await table.bulkDelete(leaving.map(({ key }) => key));
    await table.bulkPut(stored.flatMap(({ after }) => after ?? []));
    const written = this.#written[name] as Map<string, unknown>;
    for (const { key, before, after } of stored) {
      const earlier = this.#written[name].get(key);
      written.set(key, { before: earlier ? earlier.before : before, after });
    }
    const changes = changed.flatMap(({ key, before, after, undoes = [], isRepair }) => {
      const [first, ...others] = undoes;
      return [
        this.change(name, key, before, after, { ...(first && { undoes: first }), ...(isRepair && repair) }),
        // Each change undoes one act; further changes name the other acts.
        ...others.map((other) => this.change(name, key, after, after, { undoes: other })),
        ...(amended.has(key) ? [this.change(name, key, after, amended.get(key) ?? null, repair)] : []),
      ];
    });
    await this.db.changes.bulkAdd(changes);
    await this.follow(name, stored);
  }

  private change(
    table: RecordedTable,
    key: string,
    before: RecordOf<RecordedTable> | null,
    after: RecordOf<RecordedTable> | null,
    how: Partial<Pick<Change, 'undoes' | 'isRepair' | 'madeBy'>>,
  ): Change {
    const { device, id: act } = this;
    const { at, tick } = this.time;
    const fields = before && after ? changedFields(table, before, after) : { before, after };
    return {
      ...{ ...this.description, ...how, act, device, at, ...(tick > 0 && { tick }) },
      ...{ table, key, ...fields },
    } as Change;
  }

  private async follow(name: RecordedTable, rows: WrittenRow[]): Promise<void> {
    if (rows.length > 0) this.#isEmpty = false;
    const keys = rows.map(({ key }) => key);
    if (name === 'papers' || name === 'placements') this.touch(this.#papers, keys as PaperId[]);
    if (name === 'topics') this.touch(this.#topics, keys as TopicId[]);
    if (name === 'papers') await updateForPapers(this.db, rows as WrittenRow<'papers'>[]);
    if (name === 'placements') await updateForPlacements(this.db, rows as WrittenRow<'placements'>[]);
    if (name === 'topics') this.touch(this.#repathed, repathed(rows as WrittenRow<'topics'>[]));
  }
}

/** Records that are stored differently from what was asked for, by key. */
type Amended = Map<string, RecordOf<RecordedTable> | null>;

/** How a repair appears in the log. */
const repair = { madeBy: 'program', isRepair: true } as const;

function hasOtherNames(before: RecordOf<RecordedTable>, after: RecordOf<RecordedTable>): boolean {
  return 'aliases' in before && 'aliases' in after && !deepEqual(before.aliases, after.aliases);
}

function repathed(rows: readonly WrittenRow<'topics'>[]): TopicId[] {
  return rows
    .filter(({ before, after }) => before?.name !== after?.name || before?.parentId !== after?.parentId)
    .map(({ key }) => key as TopicId);
}
