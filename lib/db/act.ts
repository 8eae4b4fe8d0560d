import { v7 as uuid } from 'uuid';
import type { ActKind, Change } from '@/lib/domain/change';
import type {
  ActId,
  ChangeId,
  DeviceId,
  MadeBy,
  PaperId,
  ProposalId,
  RuleId,
  TopicId,
} from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/paper';
import type { Placement } from '@/lib/domain/placement';
import type { StoredProposal } from '@/lib/domain/proposal';
import type { Rule } from '@/lib/domain/rule';
import type { Topic } from '@/lib/domain/topic';
import type { PapertreeDatabase } from './database';
import { readDeviceId } from './settings';

/** The tables whose every write is a change on record. */
export interface Recorded {
  papers: { key: PaperId; record: Paper };
  topics: { key: TopicId; record: Topic };
  placements: { key: PaperId; record: Placement };
  rules: { key: RuleId; record: Rule };
  /** Of these only a person's word is on record: open ones come and go with the library. */
  proposals: { key: ProposalId; record: StoredProposal };
}
export type RecordedTable = keyof Recorded;

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
  remove<Name extends RecordedTable>(table: Name, key: Recorded[Name]['key']): Promise<void>;
  /** Writes what was there before the change. */
  takeBack(change: Change): Promise<void>;
}

/**
 * Does `work` in one transaction: all of its writes, changes and jobs stand, or none.
 * Inside `work` only the database may be awaited, or the browser ends the transaction.
 */
export async function write<Value>(
  db: PapertreeDatabase,
  description: ActDescription,
  work: (act: Act) => Promise<Value>,
): Promise<Value> {
  return db.transaction('rw', db.tables, async () => {
    const device = await readDeviceId(db);
    const last = await db.changes.orderBy(':id').last();
    // A clock that was set back must not make history run backwards.
    const at = Math.max(Date.now(), last?.at ?? 0);
    return work(new RecordedAct(db, description, device, at));
  });
}

class RecordedAct implements Act {
  readonly id = uuid() as ActId;

  constructor(
    private readonly db: PapertreeDatabase,
    private readonly description: ActDescription,
    private readonly device: DeviceId,
    readonly at: number,
  ) {}

  async put<Name extends RecordedTable>(
    table: Name,
    record: Recorded[Name]['record'],
    undoes?: ActId,
  ): Promise<void> {
    const key = keyOf(record);
    const before = (await this.db.table(table).get(key)) ?? null;
    await this.db.table(table).put(record);
    await this.record(table, key, before, record, undoes);
    if (table === 'papers' && changesText(before, record as Paper))
      await this.embedAgain(record as Paper, before !== null);
  }

  async takeBack({ table, key, before, act }: Change): Promise<void> {
    if (before) await this.put(table, before, act);
    else await this.remove(table, key as Recorded[typeof table]['key'], act);
  }

  async remove<Name extends RecordedTable>(
    table: Name,
    key: Recorded[Name]['key'],
    undoes?: ActId,
  ): Promise<void> {
    const before = await this.db.table(table).get(key);
    if (!before) return;
    await this.db.table(table).delete(key);
    await this.record(table, key, before, null, undoes);
    if (table === 'papers') {
      await this.db.jobs.delete(key as PaperId);
      await this.db.embeddings.where('paperId').equals(key).delete();
    }
  }

  /** A paper that is new or reads otherwise than before is embedded and placed (unless pinned) by the queue. */
  private async embedAgain(paper: Paper, wasEmbedded: boolean): Promise<void> {
    if (wasEmbedded) await this.db.embeddings.where('paperId').equals(paper.id).delete();
    await this.db.jobs.put({ paperId: paper.id, attempts: 0, lastError: null, dueAt: this.at });
  }

  private async record(
    table: RecordedTable,
    key: string,
    before: unknown,
    after: unknown,
    undoes?: ActId,
  ): Promise<void> {
    const { device, at, id: act } = this;
    const change = {
      ...this.description,
      ...(undoes && { undoes }),
      id: uuid() as ChangeId,
      act,
      device,
      at,
      table,
      key,
      before,
      after,
    };
    await this.db.changes.add(change as Change);
  }
}

function keyOf(record: Recorded[RecordedTable]['record']): string {
  return 'paperId' in record ? record.paperId : record.id;
}

function changesText(before: Paper | null, after: Paper): boolean {
  return before?.title !== after.title || before.abstract !== after.abstract;
}
