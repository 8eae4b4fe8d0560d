import type { ActId, ChangeId, DeviceId, MadeBy, PaperId, ProposalId, RuleId, TopicId } from './ids';
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
  'move-paper',
  'reject-place',
  'add-paper-to-topic',
  'take-paper-from-topic',
  'annotate-paper',
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

interface ChangeOf<Table extends string, Key, Entry> {
  /** Order of writing on this device; given by the database. */
  seq?: number;
  id: ChangeId;
  act: ActId;
  kind: ActKind;
  /** The act whose change this one takes back. */
  undoes?: ActId;
  device: DeviceId;
  /**
   * Milliseconds since 1970; not earlier than the change before it on the same device, unless the clock was more than
   * `CLOCK_DRIFT_MS` ahead then.
   */
  at: number;
  madeBy: MadeBy;
  /** The write path wrote it, so that records name only what exists; absent in logs of before 2026-11-28. */
  isRepair?: true;
  table: Table;
  key: Key;
  /** The record as it was; `null` where it is new. */
  before: Entry | null;
  /** The record as it is; `null` where it was deleted, so that a deletion is a record too. */
  after: Entry | null;
}

/**
 * One write to one record of the library, kept for ever: history, undo, the engine's memory and, later,
 * the merging of devices all read this log and nothing else.
 */
export type Change =
  | ChangeOf<'papers', PaperId, Paper>
  | ChangeOf<'topics', TopicId, Topic>
  | ChangeOf<'placements', PaperId, Placement>
  | ChangeOf<'rules', RuleId, Rule>
  | ChangeOf<'proposals', ProposalId, StoredProposal>;

/** The tables of which every write is a change on record. */
export type RecordedTable = Change['table'];

/** A record of that table. */
export type RecordOf<Table extends RecordedTable> = NonNullable<Extract<Change, { table: Table }>['after']>;

/** True where a person did it, or agreed to it before it was done: what Ctrl+Z takes back. */
export function wasAsked({ kind, madeBy }: Pick<Change, 'kind' | 'madeBy'>): boolean {
  return madeBy === 'person' || kind === 'plant-tree';
}
