import type { PapertreeDatabase } from '@/lib/db/database';
import { dequeue } from '@/lib/db/jobs/queue';
import { type Act, write } from '@/lib/db/log/write';
import { recordedTables } from '@/lib/db/recorded-tables';
import { type RecordedTable, wasAsked } from '@/lib/domain/change';
import { ExpectedError } from '@/lib/domain/errors';
import { groupBy } from '@/lib/domain/group-by';
import type { ActId, PaperId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { parts } from '@/lib/domain/split-into-parts';
import { leaveToPersonAgain } from './leave-to-person';
import { UNDONE_OF_PART } from './part-sizes';
import {
  planUndo,
  type RecordKeys,
  type RestoredState,
  readStates,
  type UndoOptions,
  withoutConflicts,
} from './plan-undo';

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
  const states = await planUndo(db, undone, act, options);
  const plan = partsOf(states);
  await db.transaction('rw', [db.longActs, db.queue], async () => {
    await db.longActs.put({ act, does: 'undo', undone, inOrder: options.inOrder ?? false });
    // Otherwise the engine would file papers that a later part deletes.
    await dequeue(db, 'file', goingPapers(states));
  });
  const first = await db.changes.where('act').equals(undone).first();
  const isAsked = !first || wasAsked(first);
  for (const { records, kept } of plan) {
    const description = { kind: 'undo', madeBy: 'person', tables: recordedTables } as const;
    await write(db, description, (part) => restore(db, part, { undone, records, kept, isAsked }), act);
  }
  await db.longActs.delete(act);
}

/** Undoes the rest of a partly undone act; conflicting records are kept. */
export async function goOnUndoing(
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

interface Part {
  records: RecordKeys;
  /** Keys of records that are kept. */
  kept: ReadonlySet<string>;
}

/** Reads the records again: between two parts, others may have written them. */
async function restore(
  db: PapertreeDatabase,
  act: Act,
  { undone, records, kept: planned, isAsked }: Part & { undone: ActId; isAsked: boolean },
): Promise<void> {
  const states = await readStates(db, undone, act.id, records);
  const wanted = states.filter(({ table, key }) => !planned.has(`${table} ${key}`));
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
  const kept = states.filter((state) => !free.has(state) && state.table === 'papers' && state.before);
  await act.requestFiling(kept.map(({ key }) => key as PaperId));
}

function goingPapers(states: readonly RestoredState[]): string[] {
  return states.flatMap(({ table, key, before, after, isKept }) =>
    table === 'papers' && before && !after && !isKept ? [key] : [],
  );
}

/**
 * In an order in which each part holds together: topics come before what stands in them, and go after it; a paper and
 * its placement are of one part; papers that go come before those that take their names, and papers that pass names
 * to each other are of one part.
 */
function partsOf(states: readonly RestoredState[]): Part[] {
  const topics = states.filter(({ table }) => table === 'topics');
  const ofPapers = states.filter(({ table }) => table === 'papers' || table === 'placements');
  const byKey = groupBy(ofPapers, ({ key }) => key);
  const passed = passedNames(ofPapers);
  const groups: Record<'going' | 'passing' | 'staying' | 'coming', string[]> = {
    going: [],
    passing: [],
    staying: [],
    coming: [],
  };
  for (const [key, some] of byKey) {
    const paper = some.find(({ table }) => table === 'papers');
    if (!paper) groups.staying.push(key);
    else if (!paper.after) groups.going.push(key);
    else if (!paper.before) groups.coming.push(key);
    else groups[namesIn(paper).changed.some((name) => passed.has(name)) ? 'passing' : 'staying'].push(key);
  }
  const keys = [
    ...parts(groups.going, UNDONE_OF_PART),
    groups.passing,
    ...parts(groups.staying, UNDONE_OF_PART),
    ...parts(groups.coming, UNDONE_OF_PART),
  ];
  const others = states.filter(({ table }) => table === 'rules' || table === 'proposals');
  return [
    topics.filter(({ after }) => after),
    ...keys.map((some) => some.flatMap((key) => byKey.get(key) ?? [])),
    others,
    topics.filter(({ after }) => !after),
  ].flatMap((some) => (some.length > 0 ? [partOf(some)] : []));
}

/** Names and citation keys that one paper gives up and another takes. */
function passedNames(states: readonly RestoredState[]): Set<string> {
  const papers = states.filter(({ table }) => table === 'papers').map(namesIn);
  const given = new Set(papers.flatMap(({ given }) => given));
  return new Set(papers.flatMap(({ taken }) => taken).filter((name) => given.has(name)));
}

/** The names, with its citation key, that a paper gives up and takes. */
function namesIn({ before, after }: RestoredState): Record<'given' | 'taken' | 'changed', string[]> {
  const [then, now] = [namesOfPaper(before as Paper | null), namesOfPaper(after as Paper | null)];
  const given = then.filter((name) => !now.includes(name));
  const taken = now.filter((name) => !then.includes(name));
  return { given, taken, changed: [...given, ...taken] };
}

function namesOfPaper(paper: Paper | null): string[] {
  if (!paper) return [];
  return [...paper.aliases, ...(paper.citationKey === undefined ? [] : [`key ${paper.citationKey}`])];
}

function partOf(states: readonly RestoredState[]): Part {
  const records = new Map<RecordedTable, Set<string>>();
  for (const { table, key } of states) records.set(table, (records.get(table) ?? new Set<string>()).add(key));
  const kept = states.flatMap(({ table, key, isKept }) => (isKept ? [`${table} ${key}`] : []));
  return { records, kept: new Set(kept) };
}
