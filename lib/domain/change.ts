import type { ActId, DeviceId, MadeBy, PaperId, ProposalId, RuleId, TopicId } from './ids';
import type { Paper } from './papers/paper';
import type { Placement } from './placements/placement';
import type { StoredProposal } from './proposals/proposal';
import type { Rule } from './rules/rule';
import type { Topic } from './topics/topic';

/** What was done. The history shows a sentence for each, see `components/features/history/format-act.ts`. */
export const actKinds = [
  'save-paper',
  'update-paper',
  'delete-paper',
  'file-paper',
  'stop-filing',
  'review-place',
  'move-paper',
  'reject-place',
  'add-paper-to-topic',
  'take-paper-from-topic',
  'annotate-paper',
  'edit-paper',
  'create-topic',
  'rename-topic',
  'move-topic',
  'colour-topic',
  'pin-topic',
  'lock-topic',
  'merge-topics',
  'split-topic',
  'delete-topic',
  'plant-tree',
  'import',
  'restore-backup',
  /** Restored after a loss, from a backup and from what was left. */
  'recover-library',
  'mend-library',
  'add-sample',
  'remove-sample',
  'accept-proposals',
  'decline-proposals',
  'create-rule',
  'change-rule',
  'delete-rule',
  'order-rules',
  'undo',
  'undo-program',
] as const;
export type ActKind = (typeof actKinds)[number];

/** If a clock is set back by more than this, in milliseconds, it was wrong before. */
export const CLOCK_DRIFT_MS = 60 * 60_000;

/** Acts that cannot be undone: before them, part of the library was missing. */
const lasting: ReadonlySet<ActKind> = new Set(['recover-library', 'mend-library']);

/** Whether an act of that kind can be undone. */
export function canBeUndone(kind: ActKind): boolean {
  return !lasting.has(kind);
}

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
