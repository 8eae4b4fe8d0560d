import type { ActId, DeviceId, MadeBy, PaperId, ProposalId, RuleId, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';
import type { ActKind } from './act-kinds';

/** Records whose writes are logged as changes, by table. */
export interface Records {
  papers: Paper;
  topics: Topic;
  placements: Placement;
  rules: Rule;
  proposals: StoredProposal;
}

/** Their keys. */
interface Keys {
  papers: PaperId;
  topics: TopicId;
  placements: PaperId;
  rules: RuleId;
  proposals: ProposalId;
}

/** Tables whose writes are logged as changes. */
export type RecordedTable = keyof Records;

/** A record of that table. */
export type RecordOf<Table extends RecordedTable> = Records[Table];

/** A change of a record of that table; `Entry` is the record, or the fields of it that changed. */
interface ChangeOf<Table extends RecordedTable, Entry> {
  /** Order of writing on this device; assigned by the database. */
  seq?: number;
  act: ActId;
  kind: ActKind;
  /** The act whose change of this record is undone by this change. */
  undoes?: ActId;
  device: DeviceId;
  /**
   * Hybrid logical clock, see `nextTime`: milliseconds since 1970, and in `tick` a count of the acts of one
   * millisecond, absent for the first.
   */
  at: number;
  tick?: number;
  madeBy: MadeBy;
  /** Written by the write path to repair a reference to a deleted record; absent in logs from before 2026-11-28. */
  isRepair?: true;
  table: Table;
  key: Keys[Table];
  /** `null` if the record is new, the whole record if it is deleted, otherwise the changed fields before the change. */
  before: Entry | null;
  /** `null` if the record is deleted, the whole record if it is new, otherwise the changed fields after the change. */
  after: Entry | null;
}

/**
 * One write to one record of the library, kept permanently: history, undo and the engine read only this log. Of a
 * changed record it holds only the changed fields (`lib/domain/log/record-difference.ts`), so that a person's change
 * of one field and the program's change of another stay separate.
 */
export type Change = { [Table in RecordedTable]: ChangeOf<Table, Partial<Records[Table]>> }[RecordedTable];

/** A change with the whole record before and after it. */
export type WholeChange = { [Table in RecordedTable]: ChangeOf<Table, Records[Table]> }[RecordedTable];

/** True if a person did it or agreed to it beforehand. These are the changes that Ctrl+Z undoes. */
export function wasAsked({
  kind,
  madeBy,
}: Pick<ChangeOf<RecordedTable, object>, 'kind' | 'madeBy'>): boolean {
  return madeBy === 'person' || kind === 'plant-tree';
}
