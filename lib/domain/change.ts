import type { ActId, DeviceId, MadeBy, PaperId, ProposalId, RuleId, TopicId } from './ids';
import type { Paper } from './papers/paper';
import type { Placement } from './placements/placement';
import type { StoredProposal } from './proposals/proposal';
import type { Rule } from './rules/rule';
import type { Topic } from './topics/topic';

/** What was done, as the history words it: each has its sentence in `components/features/history/format-act.ts`. */
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
  /** After a loss: from a backup, and from what was left. */
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

/** A clock that is set back by more than this, in milliseconds, was wrong before. */
export const CLOCK_DRIFT_MS = 60 * 60_000;

/** Acts that stay: before them, something of the library was missing, and nobody wants that back. */
const lasting: ReadonlySet<ActKind> = new Set(['recover-library', 'mend-library']);

/** Whether an act of that kind can be undone. */
export function canBeUndone(kind: ActKind): boolean {
  return !lasting.has(kind);
}

/** The records of which every write is a change on record, by table. */
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

/** The tables of which every write is a change on record. */
export type RecordedTable = keyof Records;

/** A record of that table. */
export type RecordOf<Table extends RecordedTable> = Records[Table];

/** A change of a record of that table; `Entry` is the record, or the fields of it that changed. */
interface ChangeOf<Table extends RecordedTable, Entry> {
  /** Order of writing on this device; given by the database. */
  seq?: number;
  act: ActId;
  kind: ActKind;
  /** The act whose change of the record this one undoes. */
  undoes?: ActId;
  device: DeviceId;
  /**
   * Hybrid logical clock, see `nextTime`: milliseconds since 1970, and in `tick` a count of the acts of one millisecond,
   * absent for the first.
   */
  at: number;
  tick?: number;
  madeBy: MadeBy;
  /** The write path wrote it, so that records name only what exists; absent in logs of before 2026-11-28. */
  isRepair?: true;
  table: Table;
  key: Keys[Table];
  /** `null` where the record is new; all of it where it is deleted; else the fields that changed, as they were. */
  before: Entry | null;
  /** `null` where the record is deleted; all of it where it is new; else the fields that changed, as they are. */
  after: Entry | null;
}

/**
 * One write to one record of the library, kept for ever: history, undo, the engine's memory and, later,
 * the merging of devices all read this log and nothing else. Of a record that changed it holds the fields that did
 * (`lib/domain/log/record-difference.ts`), so that what a person said of one field and what the program derived for
 * another differ.
 */
export type Change = { [Table in RecordedTable]: ChangeOf<Table, Partial<Records[Table]>> }[RecordedTable];

/** A change with the whole record, as it was and as it is. */
export type WholeChange = { [Table in RecordedTable]: ChangeOf<Table, Records[Table]> }[RecordedTable];

/** True where a person did it, or agreed to it before it was done: what Ctrl+Z takes back. */
export function wasAsked({
  kind,
  madeBy,
}: Pick<ChangeOf<RecordedTable, object>, 'kind' | 'madeBy'>): boolean {
  return madeBy === 'person' || kind === 'plant-tree';
}
