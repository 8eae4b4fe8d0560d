import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase, TableName } from '@/lib/db/database';
import { dequeue, enqueue } from '@/lib/db/jobs/queue';
import { readDeviceId } from '@/lib/db/settings';
import {
  type ActKind,
  type Change,
  CLOCK_DRIFT_MS,
  type RecordedTable,
  type RecordOf,
} from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, ChangeId, DeviceId, MadeBy, PaperId, TopicId } from '@/lib/domain/ids';
import { lacksText, type Paper } from '@/lib/domain/papers/paper';
import { isUndecided } from '@/lib/domain/placements/placement';
import type { FeedEvent } from './change-feed';
import { namesTaken, nothingWritten, repairSteps } from './find-repairs';

/** The key of a record of that table. */
type KeyOf<Table extends RecordedTable> = Extract<Change, { table: Table }>['key'];

/** What an act is, before it has an id. What it is about is written first: history names that record. */
export interface ActDescription<Name extends TableName> {
  kind: ActKind;
  madeBy: MadeBy;
  /**
   * The tables that the act reads or writes, `changes` aside. They are locked until it is committed, and no others are:
   * reads of those go on meanwhile.
   */
  tables: readonly Name[];
}

/** Writes records of the tables `Name`, and with each the change that tells of it. There is no other way to write them. */
export interface Act<Name extends TableName = RecordedTable> {
  id: ActId;
  /** Milliseconds since 1970; the same for all that the act writes. */
  at: number;
  put<Table extends Name & RecordedTable>(table: Table, record: RecordOf<Table>): Promise<void>;
  /** Thousands at a time, each record once. */
  putAll<Table extends Name & RecordedTable>(table: Table, records: RecordOf<Table>[]): Promise<void>;
  remove<Table extends Name & RecordedTable>(table: Table, key: KeyOf<Table>): Promise<void>;
  removeAll<Table extends Name & RecordedTable>(table: Table, keys: KeyOf<Table>[]): Promise<void>;
  /**
   * Writes what was there before the change. Names that another paper has since stay with that one.
   * @throws ExpectedError `undo-conflict` where another paper has the record's own id among its names.
   */
  takeBack(change: Change): Promise<void>;
  /** The same for changes of different records. */
  takeBackAll(changes: Change[]): Promise<void>;
  /** Has papers filed by the engine. What an act writes asks for that by itself where it is needed; see `RecordedAct`. */
  requestFiling(papers: readonly PaperId[]): Promise<void>;
  /** The engine need not look at these papers any more. */
  endFiling(papers: readonly PaperId[]): Promise<void>;
  /** Nothing more is to be asked about these papers. */
  endCompleting(papers: readonly PaperId[]): Promise<void>;
}

/**
 * Does `work` in one transaction: all of its writes, changes and jobs are committed, or none. At its end the records
 * that it wrote, and those that name them, hold together: what does not is repaired as a part of the act, by the
 * program (`find-repairs.ts`). Followers of the change feed hear of it afterwards. Inside `work` only the database may
 * be awaited, or the browser ends the transaction.
 * @param continued The act that this is a further part of, where it is too long for one transaction.
 */
export async function write<Name extends TableName, Value>(
  db: PapertreeDatabase,
  { kind, madeBy, tables }: ActDescription<Name>,
  work: (act: Act<Name>) => Promise<Value>,
  continued?: ActId,
): Promise<Value> {
  const device = await readDeviceId(db);
  return db.transaction('rw', [...withDerived(tables)], async () => {
    const last = await db.changes.orderBy(':id').last();
    const at = timeOfAct(Date.now(), last?.at ?? 0);
    const act = new RecordedAct(db, { kind, madeBy }, device, at, continued);
    const value = await work(act);
    await act.repair();
    const event = act.event();
    if (event) db.feed.publish(event);
    return value;
  });
}

/**
 * A clock that was set back a little must not make history run backwards. One that was far ahead must not date all that
 * is done from then on.
 */
function timeOfAct(now: number, last: number): number {
  return last - now > CLOCK_DRIFT_MS ? now : Math.max(now, last);
}

/**
 * The tables that are written along with others: vectors and jobs follow what they are derived from, and what names a
 * record that goes is repaired.
 */
function withDerived(tables: readonly TableName[]): Set<TableName> {
  const all = new Set<TableName>([...tables, 'changes']);
  if (all.has('papers')) all.add('embeddings').add('placements');
  if (all.has('rules') || all.has('placements')) all.add('topics');
  if (tables.includes('topics')) all.add('placements').add('rules');
  if (all.has('placements')) all.add('queue').add('topics');
  return all;
}

/** What becomes of one record. */
interface Row {
  key: string;
  /** `null`: it goes. */
  after: RecordOf<RecordedTable> | null;
  undoes?: ActId;
  /** Where it was not whoever does the act. */
  madeBy?: MadeBy;
}

/**
 * Jobs and vectors follow what is written, here and nowhere else:
 * - a paper that is new, or of which title or abstract changed, is embedded and filed;
 * - a paper that nobody has decided about (again) is filed;
 * - a new paper of which too little is known is completed;
 * - of a paper that is removed, nothing derived stays.
 */
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
    readonly at: number,
    readonly id = uuid() as ActId,
  ) {}

  /** What the followers are told; `null` where nothing was written. */
  event(): FeedEvent | null {
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

  takeBack(change: Change): Promise<void> {
    return this.takeBackAll([change]);
  }

  async takeBackAll(changes: Change[]): Promise<void> {
    for (const table of new Set(changes.map(({ table }) => table))) {
      const taken = changes.filter((change) => change.table === table);
      const rows = taken.map(({ key, before, act }): Row => ({ key, after: before, undoes: act }));
      await this.write(table, table === 'papers' ? await this.withFreeNames(rows) : rows);
    }
  }

  /** Makes what was written hold together with the rest of the library. Only what the act touched is looked at. */
  async repair(): Promise<void> {
    for (const findRepairs of repairSteps) {
      const repairs = await findRepairs(this.db, this.#written, this.at);
      for (const table of new Set(repairs.map(({ table }) => table))) {
        const rows = repairs.filter((repair) => repair.table === table);
        await this.write(
          table,
          rows.map(({ key, after }) => ({ key, after, madeBy: 'program' })),
        );
      }
    }
  }

  private async withFreeNames(rows: Row[]): Promise<Row[]> {
    const papers = rows.flatMap(({ after }) => (after as Paper | null) ?? []);
    const taken = await namesTaken(this.db, papers, new Set(rows.map(({ key }) => key)));
    return rows.map((row) => {
      const paper = row.after as Paper | null;
      if (!paper?.aliases.some((name) => taken.has(name))) return row;
      const holder = taken.get(paper.id);
      if (holder) throw new ExpectedError('undo-conflict', undefined, { about: holder.title });
      return { ...row, after: { ...paper, aliases: paper.aliases.filter((name) => !taken.has(name)) } };
    });
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

  private async write(name: RecordedTable, rows: Row[]): Promise<void> {
    const table = this.db.table(name);
    const before = await table.bulkGet(rows.map(({ key }) => key));
    const changed = rows
      .map((row, index) => ({ ...row, before: before[index] ?? null }))
      .filter(({ before, after }) => before !== null || after !== null);
    // First what goes, and of papers what changes too: a name may pass from one to another, and no two may hold it.
    const leaving = changed.filter(({ before, after }) => before && (!after || name === 'papers'));
    await table.bulkDelete(leaving.map(({ key }) => key));
    await table.bulkPut(changed.flatMap(({ after }) => after ?? []));
    const { device, at, id: act } = this;
    const written = this.#written[name] as Map<string, unknown>;
    const changes = changed.map(({ key, before, after, undoes, madeBy }) => {
      const id = uuid() as ChangeId;
      const told = { ...this.description, ...(undoes && { undoes }), ...(madeBy && { madeBy }) };
      const earlier = this.#written[name].get(key);
      written.set(key, { before: earlier ? earlier.before : before, after });
      return { ...told, id, act, device, at, table: name, key, before, after } as Change;
    });
    await this.db.changes.bulkAdd(changes);
    await this.follow(changes);
  }

  private async follow(changes: Change[]): Promise<void> {
    if (changes.length > 0) this.#isEmpty = false;
    const papers = changes.filter((change) => change.table === 'papers');
    if (papers.length > 0) await this.followPapers(papers);
    const placements = changes.filter((change) => change.table === 'placements');
    if (placements.length > 0) await this.followPlacements(placements);
    for (const change of changes) if (change.table === 'topics') this.followTopic(change);
  }

  private async followPapers(changes: ChangeTo<'papers'>[]): Promise<void> {
    this.touch(
      this.#papers,
      changes.map(({ key }) => key),
    );
    const stale = changes.filter(({ before, after }) => before && (!after || changesText(before, after)));
    const keys = stale.map(({ key }) => key);
    if (keys.length > 0) await this.db.embeddings.where('paperId').anyOf(keys).delete();
    const gone = changes.filter(({ after }) => !after).map(({ key }) => key);
    await dequeue(this.db, 'file', gone);
    await dequeue(this.db, 'complete', gone);
    const waiting = changes.filter(({ before, after }) => after && changesText(before, after));
    await this.requestFiling(waiting.map(({ key }) => key));
    const bare = changes.filter(({ before, after }) => !before && after && lacksText(after));
    await enqueue(
      this.db,
      'complete',
      bare.map(({ key }) => key),
      Date.now(),
    );
  }

  private async followPlacements(changes: ChangeTo<'placements'>[]): Promise<void> {
    this.touch(
      this.#papers,
      changes.map(({ key }) => key),
    );
    // Of a new paper its record has asked already. Who takes back what the engine did does not want it done again.
    const undecided = changes.filter(({ before, after, undoes }) => {
      return before && after && !undoes && isUndecided(after);
    });
    await this.requestFiling(undecided.map(({ key }) => key));
  }

  private followTopic({ key, before, after }: ChangeTo<'topics'>): void {
    this.touch(this.#topics, [key]);
    if (before?.name !== after?.name || before?.parentId !== after?.parentId)
      this.touch(this.#repathed, [key]);
  }
}

type ChangeTo<Name extends Change['table']> = Extract<Change, { table: Name }>;

function keyOf(record: RecordOf<RecordedTable>): string {
  return 'paperId' in record ? record.paperId : record.id;
}

function changesText(before: Paper | null, after: Paper): boolean {
  return before?.title !== after.title || before.abstract !== after.abstract;
}
