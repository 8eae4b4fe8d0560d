import { v7 as uuid } from 'uuid';
import type { PapertreeDatabase } from '@/lib/db/database';
import { readDeviceId } from '@/lib/db/settings';
import type { ActKind, Change, RecordedTable, RecordOf } from '@/lib/domain/change';
import type { ActId, ChangeId, DeviceId, MadeBy } from '@/lib/domain/ids';
import { lacksText, type Paper } from '@/lib/domain/papers/paper';

/**
 * The key and the record of each table whose every write is a change on record. Of proposals only a person's word is:
 * open ones come and go with the library.
 */
export type Recorded = {
  [Name in RecordedTable]: { key: Extract<Change, { table: Name }>['key']; record: RecordOf<Name> };
};

/** What an act is, before it has an id. What it is about is written first: history names that record. */
export interface ActDescription {
  kind: ActKind;
  madeBy: MadeBy;
}

/** The only pen: writes records, and with each the change that tells of it. */
export interface Act {
  id: ActId;
  /** Milliseconds since 1970; the same for all that the act writes. */
  at: number;
  put<Name extends RecordedTable>(table: Name, record: Recorded[Name]['record']): Promise<void>;
  /** Thousands at a time, each record once. */
  putAll<Name extends RecordedTable>(table: Name, records: Recorded[Name]['record'][]): Promise<void>;
  remove<Name extends RecordedTable>(table: Name, key: Recorded[Name]['key']): Promise<void>;
  removeAll<Name extends RecordedTable>(table: Name, keys: Recorded[Name]['key'][]): Promise<void>;
  /** Writes what was there before the change. */
  takeBack(change: Change): Promise<void>;
  /** The same for changes of different records. */
  takeBackAll(changes: Change[]): Promise<void>;
}

/**
 * Does `work` in one transaction: all of its writes, changes and jobs stand, or none.
 * Inside `work` only the database may be awaited, or the browser ends the transaction.
 * @param continued The act that this is a further part of, where it is too long for one transaction.
 */
export async function write<Value>(
  db: PapertreeDatabase,
  description: ActDescription,
  work: (act: Act) => Promise<Value>,
  continued?: ActId,
): Promise<Value> {
  return db.transaction('rw', db.tables, async () => {
    const device = await readDeviceId(db);
    const last = await db.changes.orderBy(':id').last();
    // A clock that was set back must not make history run backwards.
    const at = Math.max(Date.now(), last?.at ?? 0);
    return work(new RecordedAct(db, description, device, at, continued));
  });
}

/** What becomes of one record. */
interface Row {
  key: string;
  /** `null`: it goes. */
  after: Recorded[RecordedTable]['record'] | null;
  undoes?: ActId;
}

class RecordedAct implements Act {
  constructor(
    private readonly db: PapertreeDatabase,
    private readonly description: ActDescription,
    private readonly device: DeviceId,
    readonly at: number,
    readonly id = uuid() as ActId,
  ) {}

  put<Name extends RecordedTable>(table: Name, record: Recorded[Name]['record']): Promise<void> {
    return this.putAll(table, [record]);
  }

  putAll<Name extends RecordedTable>(table: Name, records: Recorded[Name]['record'][]): Promise<void> {
    return this.write(
      table,
      records.map((after) => ({ key: keyOf(after), after })),
    );
  }

  remove<Name extends RecordedTable>(table: Name, key: Recorded[Name]['key']): Promise<void> {
    return this.removeAll(table, [key]);
  }

  removeAll<Name extends RecordedTable>(table: Name, keys: Recorded[Name]['key'][]): Promise<void> {
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
      const rows = changes.filter((change) => change.table === table);
      await this.write(
        table,
        rows.map(({ key, before, act }) => ({ key, after: before, undoes: act })),
      );
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
    const changes = changed.map(({ key, before, after, undoes }) => {
      const id = uuid() as ChangeId;
      const told = { ...this.description, ...(undoes && { undoes }) };
      return { ...told, id, act, device, at, table: name, key, before, after } as Change;
    });
    await this.db.changes.bulkAdd(changes);
    if (name === 'papers') await this.followPapers(changes as Extract<Change, { table: 'papers' }>[]);
  }

  /**
   * A paper that is new or reads otherwise than before is embedded and placed (unless pinned) by the queue; a new
   * one of which too little is known is completed by another; of one that went, nothing that was derived stays.
   */
  private async followPapers(changes: Extract<Change, { table: 'papers' }>[]): Promise<void> {
    const stale = changes.filter(({ before, after }) => before && (!after || changesText(before, after)));
    const keys = stale.map(({ key }) => key);
    if (keys.length > 0) await this.db.embeddings.where('paperId').anyOf(keys).delete();
    const gone = changes.filter(({ after }) => !after).map(({ key }) => key);
    await this.db.jobs.bulkDelete(gone);
    await this.db.completions.bulkDelete(gone);
    const waiting = changes.filter(({ before, after }) => after && changesText(before, after));
    const job = { attempts: 0, lastError: null, dueAt: this.at };
    await this.db.jobs.bulkPut(waiting.map(({ key }) => ({ paperId: key, ...job })));
    const bare = changes.filter(({ before, after }) => !before && after && lacksText(after));
    await this.db.completions.bulkPut(bare.map(({ key }) => ({ paperId: key, ...job })));
  }
}

function keyOf(record: Recorded[RecordedTable]['record']): string {
  return 'paperId' in record ? record.paperId : record.id;
}

function changesText(before: Paper | null, after: Paper): boolean {
  return before?.title !== after.title || before.abstract !== after.abstract;
}
