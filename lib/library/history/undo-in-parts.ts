import type { PapertreeDatabase } from '@/lib/db/database';
import { dequeue } from '@/lib/db/jobs/queue';
import { lastChange } from '@/lib/db/log/change-feed';
import type { RecordKeys } from '@/lib/db/log/records-of-act';
import { type Act, write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { ExpectedError } from '@/lib/domain/errors';
import { groupBy } from '@/lib/domain/group-by';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { wasAsked } from '@/lib/domain/log/change';
import type { Paper } from '@/lib/domain/papers/paper';
import { parts } from '@/lib/domain/split-into-parts';
import { leaveToPersonAgain } from './leave-to-person';
import { UNDONE_OF_PART } from './part-sizes';
import { planUndo, type RestoredState, readStates, type UndoOptions, withoutConflicts } from './plan-undo';

/** Which act is undone by which. */
interface LongUndo extends UndoOptions {
  act: ActId;
  undone: ActId;
}

/**
 * Undoes an act of many records in parts, as one act. Conflicts are checked before the first part; records that
 * conflict later are kept. If interrupted, it continues when the background starts again.
 * @throws as `planUndo`; nothing is written then.
 */
export async function undoInParts(
  db: PapertreeDatabase,
  { act, undone, ...options }: LongUndo,
): Promise<void> {
  const since = new LaterRecords(db, await lastChange(db));
  const states = await planUndo(db, undone, act, options);
  const plan = partsOf(states);
  await db.transaction('rw', [db.longActs, db.queue], async () => {
    await db.longActs.put({ act, does: 'undo', undone, inOrder: options.inOrder ?? false });
    // Otherwise the engine would file papers that a later part deletes.
    await dequeue(db, 'file', removedPapers(states));
  });
  const first = await db.changes.where('act').equals(undone).first();
  const isAsked = !first || wasAsked(first);
  const description = { kind: 'undo', madeBy: 'person', tables: recordedTables } as const;
  for (const [nth, planned] of plan.entries()) {
    const part = { of: act, hasMore: nth + 1 < plan.length };
    await write(
      db,
      description,
      (written) => restore(db, written, { undone, planned, since, isAsked }),
      part,
    );
  }
  await db.longActs.delete(act);
}

/** Undoes the rest of a partly undone act; conflicting records are kept. */
export async function continueUndo(
  db: PapertreeDatabase,
  { act, undone, inOrder }: Pick<LongUndo, 'act' | 'undone' | 'inOrder'>,
): Promise<void> {
  try {
    await undoInParts(db, { act, undone, skip: true, ...(inOrder && { inOrder }) });
  } catch (error) {
    const isOver =
      error instanceof ExpectedError && ['nothing-to-undo', 'undo-conflict'].includes(error.code);
    if (!isOver) throw error;
    await db.longActs.delete(act);
  }
}

/** The records that were written after a change. */
class LaterRecords {
  readonly #records = new Set<string>();

  constructor(
    private readonly db: PapertreeDatabase,
    private seq: number,
  ) {}

  /** Reads on in the log, and says whether the record was written. */
  async read(): Promise<(record: Pick<RestoredState, 'table' | 'key'>) => boolean> {
    for (const { seq = this.seq, table, key } of await this.db.changes
      .where(':id')
      .above(this.seq)
      .toArray()) {
      this.#records.add(`${table} ${key}`);
      this.seq = seq;
    }
    return ({ table, key }) => this.#records.has(`${table} ${key}`);
  }
}

interface RestoredPart {
  undone: ActId;
  planned: RestoredState[];
  since: LaterRecords;
  isAsked: boolean;
}

/** Records that were written since they were planned are read again. */
async function restore(
  db: PapertreeDatabase,
  act: Act,
  { undone, planned, since, isAsked }: RestoredPart,
): Promise<void> {
  const isChanged = await since.read();
  const again = await readStates(db, undone, act.id, keysOf(planned.filter(isChanged)));
  const kept = new Set(planned.filter(({ isKept }) => isKept).map(nameOf));
  const states = [...planned.filter((state) => !isChanged(state)), ...again];
  const wanted = states.filter((state) => !kept.has(nameOf(state)));
  const { rest } = await withoutConflicts(db, wanted, undone, true);
  const free = new Set(rest);
  await act.restoreAll(
    states.map((state) => ({
      ...state,
      undoes: [undone],
      ...(!free.has(state) && { isKept: true as const }),
    })),
  );
  if (!isAsked) await leaveToPersonAgain(act, rest);
  const stays = states.filter((state) => !free.has(state) && state.table === 'papers' && state.before);
  await act.requestFiling(stays.map(({ key }) => key as PaperId));
}

function removedPapers(states: readonly RestoredState[]): string[] {
  return states.flatMap(({ table, key, before, after, isKept }) =>
    table === 'papers' && before && !after && !isKept ? [key] : [],
  );
}

/**
 * In an order in which each part is consistent: topics are added before their contents, and removed after them; a paper
 * and its placement are in one part; removed papers come before those that take their names, and papers that exchange
 * names are in one part.
 */
function partsOf(states: readonly RestoredState[]): RestoredState[][] {
  const topics = states.filter(({ table }) => table === 'topics');
  const ofPapers = states.filter(({ table }) => table === 'papers' || table === 'placements');
  const byKey = groupBy(ofPapers, ({ key }) => key);
  const groups: Record<'removed' | 'staying' | 'added', string[]> = { removed: [], staying: [], added: [] };
  for (const [key, some] of byKey) {
    const paper = some.find(({ table }) => table === 'papers');
    if (paper && !paper.after) groups.removed.push(key);
    else if (paper && !paper.before) groups.added.push(key);
    else groups.staying.push(key);
  }
  const keys = [
    ...parts(groups.removed, UNDONE_OF_PART),
    ...partsOfGroups(groupsOfExchangedNames(groups.staying, byKey), UNDONE_OF_PART),
    ...parts(groups.added, UNDONE_OF_PART),
  ];
  const others = states.filter(({ table }) => table === 'rules' || table === 'proposals');
  return [
    topics.filter(({ after }) => after),
    ...keys.map((some) => some.flatMap((key) => byKey.get(key) ?? [])),
    others,
    topics.filter(({ after }) => !after),
  ].filter((some) => some.length > 0);
}

/** Groups papers that exchange names, directly or through other papers. Most papers are alone in their group. */
function groupsOfExchangedNames(
  keys: readonly string[],
  byKey: ReadonlyMap<string, readonly RestoredState[]>,
): string[][] {
  const namesOf = (key: string) =>
    (byKey.get(key) ?? []).filter(({ table }) => table === 'papers').flatMap(changedNames);
  const pairs = keys.flatMap((key) => namesOf(key).map((name) => ({ key, name })));
  const byName = groupBy(pairs, ({ name }) => name);
  const seen = new Set<string>();
  return keys.flatMap((first) => {
    const group: string[] = [];
    const reach = (key: string) => {
      if (!seen.has(key)) group.push(key);
      seen.add(key);
    };
    reach(first);
    // The group grows while it is walked.
    for (const key of group)
      for (const name of namesOf(key)) for (const other of byName.get(name) ?? []) reach(other.key);
    return group.length > 0 ? [group] : [];
  });
}

/**
 * As many whole groups in a part as come to `size` papers. Only a group that is larger is a larger part: names that
 * are exchanged in a ring can only be written in one transaction.
 */
function partsOfGroups(groups: readonly string[][], size: number): string[][] {
  const filled: string[][] = [];
  for (const group of groups) {
    const last = filled.at(-1);
    if (last && last.length + group.length <= size) last.push(...group);
    else filled.push([...group]);
  }
  return filled;
}

/** The names, with its citation key, that a paper gives up or takes. */
function changedNames({ before, after }: RestoredState): string[] {
  const [then, now] = [namesOfPaper(before as Paper | null), namesOfPaper(after as Paper | null)];
  return [...then.filter((name) => !now.includes(name)), ...now.filter((name) => !then.includes(name))];
}

function namesOfPaper(paper: Paper | null): string[] {
  if (!paper) return [];
  return [...paper.aliases, ...(paper.citationKey === undefined ? [] : [`key ${paper.citationKey}`])];
}

function keysOf(states: readonly RestoredState[]): RecordKeys {
  const keys = groupBy(states, ({ table }) => table);
  return new Map([...keys].map(([table, some]) => [table, new Set(some.map(({ key }) => key))]));
}

function nameOf({ table, key }: RestoredState): string {
  return `${table} ${key}`;
}
