import type { PapertreeDatabase } from '@/lib/db/database';
import { type RecordKeys, recordsOfAct } from '@/lib/db/log/records-of-act';
import { namesTaken } from '@/lib/db/log/repair-references';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, TopicId } from '@/lib/domain/ids';
import type { Change, RecordedTable, RecordOf } from '@/lib/domain/log/change';
import { deepEqual } from '@/lib/domain/log/deep-equal';
import { laterChangeByPerson, recordWithout, undoneActs } from '@/lib/domain/log/record-without-undone-acts';
import type { Paper } from '@/lib/domain/papers/paper';
import { isPinned, type Placement } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import type { Topic } from '@/lib/domain/topics/topic';
import { selfAndAncestors } from '@/lib/domain/topics/walk-tree';
import { nameOf, titleOf } from './record-names';

/** The result of an undo for one record. */
export interface RestoredState {
  table: RecordedTable;
  key: string;
  before: RecordOf<RecordedTable> | null;
  after: RecordOf<RecordedTable> | null;
  /** Every change of the record, in the order of writing. */
  changes: Change[];
  /** A conflict: the record stays as it was before the undo. */
  isKept?: true;
}

/** A record that cannot be restored, and the conflict; `null` if the rest is undone silently. */
interface Conflict {
  record: RestoredState;
  error: ExpectedError | null;
}

/** How an undo deals with conflicts. */
export interface UndoOptions {
  /** Conflicting records are kept and the rest is undone. Otherwise nothing is undone. */
  skip?: boolean | undefined;
  /**
   * All later acts have been undone: the write path repairs dangling references, and an act without any remaining
   * effect is no conflict.
   */
  inOrder?: boolean;
}

/** Record histories read in one transaction. */
const AT_ONCE = 100;

/**
 * The records that an act wrote, without the act's changes. @param undone The act to be undone.
 * @param undoing The act that undoes it.
 * @throws ExpectedError `nothing-to-undo`, or for a conflict `undo-conflict`, `undo-topics-below` or
 * `undo-papers-there`.
 */
export async function planUndo(
  db: PapertreeDatabase,
  undone: ActId,
  undoing: ActId,
  { skip = false, inOrder = false }: UndoOptions,
): Promise<RestoredState[]> {
  const states = await readStates(db, undone, undoing, await recordsOfAct(db, undone));
  const [first] = states;
  if (!first) throw new ExpectedError('nothing-to-undo');
  const { rest, reason } = await withoutConflicts(db, states, undone, inOrder);
  const hasRest = inOrder || rest.some(({ before, after }) => !deepEqual(before, after));
  if (reason && !(skip && hasRest)) {
    const { code, about = '' } = reason;
    throw new ExpectedError(code, undefined, { about, hasRest });
  }
  if (!hasRest) throw new ExpectedError('undo-conflict', undefined, { about: await nameOf(db, first) });
  // Skipped records can be undone later, once there is no conflict; when undoing in order, that never happens.
  if (!inOrder) return rest;
  const restored = new Set(rest);
  return states.map((state) => (restored.has(state) ? state : { ...state, isKept: true }));
}

/** The states that can be restored together, and the first reason why others can't. */
export async function withoutConflicts(
  db: PapertreeDatabase,
  states: RestoredState[],
  undone: ActId,
  inOrder: boolean,
): Promise<{ rest: RestoredState[]; reason: ExpectedError | null }> {
  let rest = states;
  let reason: ExpectedError | null = null;
  // A kept record may conflict with others.
  for (;;) {
    const conflicts = await findConflicts(db, rest, undone, inOrder);
    if (conflicts.length === 0) return { rest, reason };
    reason ??= conflicts.find(({ error }) => error)?.error ?? null;
    const left = new Set(conflicts.map(({ record }) => pairOf(record)));
    rest = rest.filter((state) => !left.has(pairOf(state)));
  }
}

/** A paper and its placement are restored together. */
function pairOf({ table, key }: RestoredState): string {
  return table === 'placements' || table === 'papers' ? key : `${table} ${key}`;
}

/** Those of the records for which the act is not undone already. */
export async function readStates(
  db: PapertreeDatabase,
  undone: ActId,
  undoing: ActId,
  records: RecordKeys,
): Promise<RestoredState[]> {
  const states: RestoredState[] = [];
  for (const [table, ofTable] of records) {
    for (const some of parts([...ofTable], AT_ONCE)) {
      const { present, logs } = await readHistories(db, table, some);
      for (const [index, key] of some.entries()) {
        const [changes, before] = [logs[index] ?? [], present[index] ?? null];
        if (undoneActs(changes).has(undone)) continue;
        const after = recordWithout(table, changes, before, [{ act: undoing, undoes: undone }]);
        states.push({ table, key, before, after, changes });
      }
    }
  }
  return states;
}

/** Records with all of their changes, in one transaction: one for each would take several times as long. */
function readHistories(db: PapertreeDatabase, table: RecordedTable, keys: string[]) {
  const records = db.table<RecordOf<RecordedTable>>(table);
  return db.transaction('r', [records, db.changes], async () => ({
    present: await records.bulkGet(keys),
    // For one record, the index returns the changes in the order of writing.
    logs: await Promise.all(
      keys.map((key) => db.changes.where('[table+key]').equals([table, key]).toArray()),
    ),
  }));
}

async function findConflicts(
  db: PapertreeDatabase,
  states: readonly RestoredState[],
  undone: ActId,
  inOrder: boolean,
): Promise<Conflict[]> {
  const words = await conflictsOfRecords(db, states, undone);
  const names = await conflictsOfNames(db, states);
  if (!inOrder) return [...words, ...names, ...(await conflictsOfTopics(db, states))];
  // An older act was undone out of order, and restored the paper under another id: it exists.
  return [...words, ...names.map(({ record }) => ({ record, error: null }))];
}

/** Records that would be deleted and that a person has changed since. */
async function conflictsOfRecords(
  db: PapertreeDatabase,
  states: readonly RestoredState[],
  undone: ActId,
): Promise<Conflict[]> {
  const built = states.filter(
    ({ table, before, after, changes }) => before && !after && laterChangeByPerson(table, changes, undone),
  );
  return Promise.all(
    built.map(async (record) => ({
      record,
      error: new ExpectedError('undo-conflict', undefined, { about: await nameOf(db, record) }),
    })),
  );
}

/** Papers that would be restored but whose name now belongs to another paper. */
async function conflictsOfNames(
  db: PapertreeDatabase,
  states: readonly RestoredState[],
): Promise<Conflict[]> {
  const restored = states.filter(({ table, before, after }) => table === 'papers' && after && !before);
  if (restored.length === 0) return [];
  const written = new Map(
    states.flatMap(({ table, key, after }) => (table === 'papers' ? [[key, after as Paper | null]] : [])),
  );
  const taken = await namesTaken(
    db,
    restored.map(({ after }) => after as Paper),
    written,
  );
  return restored.flatMap((record) => {
    const holder = taken.get((record.after as Paper).id);
    return holder && holder.id !== record.key
      ? [{ record, error: new ExpectedError('undo-conflict', undefined, { about: holder.title }) }]
      : [];
  });
}

/**
 * Topics that would be deleted while they have subtopics or papers from a person, or that would become their own
 * ancestors.
 */
async function conflictsOfTopics(
  db: PapertreeDatabase,
  states: readonly RestoredState[],
): Promise<Conflict[]> {
  const restored = states.filter(({ table }) => table === 'topics');
  if (restored.length === 0) return [];
  const topics = new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
  for (const { key, after } of restored) {
    if (after) topics.set(key as TopicId, after as Topic);
    else topics.delete(key as TopicId);
  }
  const placements = new Map(
    states.flatMap(({ table, key, after }) =>
      table === 'placements' ? [[key, after as Placement | null] as const] : [],
    ),
  );
  const below = new Map([...topics.values()].map((topic) => [topic.parentId, topic]));
  const parentOf = (id: TopicId) => topics.get(id)?.parentId;
  const conflicts: Conflict[] = [];
  for (const record of restored) {
    const id = record.key as TopicId;
    if (!record.after) {
      const orphan = below.get(id);
      const stays = await pinnedIn(db, id, placements);
      if (orphan)
        conflicts.push({
          record,
          error: new ExpectedError('undo-topics-below', undefined, { about: orphan.name }),
        });
      else if (stays) {
        const about = await titleOf(db, stays.paperId);
        conflicts.push({ record, error: new ExpectedError('undo-papers-there', undefined, { about }) });
      }
      continue;
    }
    const highest = [...selfAndAncestors(id, parentOf)].at(-1);
    if (highest === undefined || parentOf(highest) !== id) continue;
    const about = topics.get(highest)?.name ?? '';
    conflicts.push({ record, error: new ExpectedError('undo-conflict', undefined, { about }) });
  }
  return conflicts;
}

/** A paper that a person filed in the topic and that remains there. */
async function pinnedIn(
  db: PapertreeDatabase,
  topicId: TopicId,
  restored: ReadonlyMap<string, Placement | null>,
): Promise<Placement | undefined> {
  const pinned = [...restored.values()].find(
    (placement) => placement && placement.topicId === topicId && isPinned(placement),
  );
  if (pinned) return pinned;
  const present = await placedIn(db, topicId).toArray();
  return present.find((placement) => isPinned(placement) && !restored.has(placement.paperId));
}
