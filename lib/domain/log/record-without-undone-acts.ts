import {
  type Change,
  type RecordedTable,
  type RecordOf,
  type WholeChange,
  wasAsked,
} from '@/lib/domain/change';
import type { ActId, MadeBy } from '@/lib/domain/ids';
import { deepEqual } from './deep-equal';
import { differenceOf, type Fields, statementOfText, statementsOf, texts } from './record-difference';

/** That an act is undone, before the log says so. */
export interface Undoing {
  /** The act that undoes it. */
  act: ActId;
  undoes: ActId;
}

/**
 * What a record is by its changes: each field as the last change says that was not undone. What the program wrote after
 * an act, about what the act was about, goes when the act is undone, and comes back when it is done again.
 * @param changes Every change of the record, in the order of writing.
 * @param current The record as it is: it has fields that the log does not know.
 * @param undoing Acts that are undone besides.
 * @returns `null` where there is no such record.
 */
export function recordWithoutUndone(
  table: RecordedTable,
  changes: readonly Change[],
  current: RecordOf<RecordedTable> | null,
  undoing: readonly Undoing[] = [],
): RecordOf<RecordedTable> | null {
  const undone = undoneActs(changes, undoing);
  const spans = undoneSpans(table, changes, undone, undoing);
  let isThere = changes.length > 0 ? changes[0]?.before !== null : current !== null;
  let fields: Fields = fieldsBefore(table, changes, current);
  for (const [index, change] of changes.entries()) {
    if (change.undoes || undone.has(change.act)) continue;
    const isDropped = wasAsked(change) && !change.isRepair ? () => false : droppedAt(spans, index);
    if (change.before === null || change.after === null) {
      if (change.before === change.after || isDropped(null)) continue;
      isThere = change.after !== null;
      if (change.after) fields = { ...(change.after as object) };
    } else {
      fields = withChange(table, fields, change.before as object, change.after as object, isDropped);
    }
  }
  return isThere ? (fields as unknown as RecordOf<RecordedTable>) : null;
}

/**
 * The record as it is without some more acts: what these said of it changes, and nothing else does, even where the log
 * does not tell the whole of the record.
 * @param changes Every change of the record, in the order of writing.
 */
export function recordWithout(
  table: RecordedTable,
  changes: readonly Change[],
  current: RecordOf<RecordedTable> | null,
  undoing: readonly Undoing[],
): RecordOf<RecordedTable> | null {
  const [known, next] = [
    recordWithoutUndone(table, changes, current),
    recordWithoutUndone(table, changes, current, undoing),
  ];
  if (!current || !known || !next || deepEqual(known, current)) return next;
  const record = withChange(table, { ...current }, known, next, () => false);
  return record as unknown as RecordOf<RecordedTable>;
}

/** The acts whose changes of this record are undone: an undoing that was undone itself undoes nothing. */
export function undoneActs(changes: readonly Change[], undoing: readonly Undoing[] = []): Set<ActId> {
  const undoers = new Map<ActId, Set<ActId>>();
  const marks = changes.flatMap(({ act, undoes }) => (undoes ? [{ act, undoes }] : []));
  for (const { act, undoes } of [...marks, ...undoing]) {
    const known = undoers.get(undoes);
    if (known) known.add(act);
    else undoers.set(undoes, new Set([act]));
  }
  const known = new Map<ActId, boolean>();
  function isUndone(act: ActId): boolean {
    const found = known.get(act);
    if (found !== undefined) return found;
    const is = [...(undoers.get(act) ?? [])].some((undoer) => !isUndone(undoer));
    known.set(act, is);
    return is;
  }
  return new Set([...undoers.keys()].filter(isUndone));
}

/** Where the log says what a person said of the record after the act: an undo must not take that along. */
export function laterWord(table: RecordedTable, changes: readonly Change[], act: ActId): Change | undefined {
  const undone = undoneActs(changes);
  const first = changes.findIndex((change) => change.act === act);
  return changes.slice(first + 1).find((change) => {
    if (change.act === act || change.undoes || change.isRepair || undone.has(change.act)) return false;
    if (!wasAsked(change) || change.after === null) return false;
    return statementsOf(differenceOf(table, change.before ?? {}, change.after)).size > 0;
  });
}

/** From an undone change to its undoing: what the program said in between about the same goes with the change. */
interface Span {
  from: number;
  to: number;
  /** `null`: of everything that the record says. */
  statements: ReadonlySet<string> | null;
}

function undoneSpans(
  table: RecordedTable,
  changes: readonly Change[],
  undone: ReadonlySet<ActId>,
  undoing: readonly Undoing[],
): Span[] {
  const ends = changes.flatMap(({ act, undoes }, to) => (undoes ? [{ act, undoes, to }] : []));
  for (const each of undoing) ends.push({ ...each, to: changes.length });
  return ends
    .filter(({ act }) => !undone.has(act))
    .flatMap(({ undoes, to }) =>
      changes.flatMap(({ act, before, after }, from): Span[] => {
        if (act !== undoes) return [];
        const isPart = before !== null && after !== null;
        const statements = isPart ? statementsOf(differenceOf(table, before, after)) : null;
        return [{ from, to, statements }];
      }),
    );
}

/** Whether what a change of the program says is dropped; `null` asks about the record as a whole. */
function droppedAt(spans: readonly Span[], index: number): (statement: string | null) => boolean {
  const around = spans.filter(({ from, to }) => from < index && index < to);
  return (statement) =>
    around.some(({ statements }) => statements === null || (statement !== null && statements.has(statement)));
}

/** The fields before the first change, as far as any change has them. */
function fieldsBefore(table: RecordedTable, changes: readonly Change[], current: object | null): Fields {
  const first = changes.findIndex(({ before }) => before === null);
  const known = first < 0 ? changes : changes.slice(0, first);
  const start: Fields = first < 0 ? { ...current } : {};
  return known.reduceRight<Fields>(
    (fields, { before, after }) =>
      after === null
        ? { ...(before as object) }
        : withChange(table, fields, after as object, before as object, () => false),
    start,
  );
}

function withChange(
  table: RecordedTable,
  fields: Fields,
  before: object,
  after: object,
  isDropped: (statement: string) => boolean,
): Fields {
  const next: Record<string, unknown> = { ...fields };
  const said: Fields = { ...after };
  const difference = differenceOf(table, before, said);
  for (const [statement, names] of difference.groups) {
    if (isDropped(statement)) continue;
    for (const name of names) {
      if (said[name] === undefined) delete next[name];
      else next[name] = said[name];
    }
  }
  for (const [field, { removed, added }] of difference.sets) {
    const isKept = (text: string) => isDropped(statementOfText(field, text));
    const gone = new Set(removed.filter((text) => !isKept(text)));
    const left = texts(next[field]).filter((text) => !gone.has(text));
    const coming = added.filter((text) => !isKept(text) && !left.includes(text));
    const set = [...left, ...coming];
    // Where an empty set is not written, it is absent.
    if (set.length === 0 && (said[field] === undefined || fields[field] === undefined)) delete next[field];
    else next[field] = set;
  }
  return next;
}

/**
 * The changes with the whole record, as it was and as it is.
 * @param changes Every change of one record, in the order of writing.
 * @param current The record as it is: it has fields that the log does not know.
 */
export function wholeChanges(
  changes: readonly Change[],
  current: RecordOf<RecordedTable> | null,
): WholeChange[] {
  let fields: Fields | null = changes[0]?.before ? fieldsBefore(changes[0].table, changes, current) : null;
  return changes.map((change) => {
    const { table, before: was, after: is } = change;
    const before = fields;
    if (is === null) fields = null;
    else if (was === null) fields = { ...(is as object) };
    else fields = withChange(table, fields ?? {}, was, is, () => false);
    return { ...change, before, after: fields } as unknown as WholeChange;
  });
}

/**
 * Who said what the record says: of each statement (`statementsOf`), who made the last change that was not undone.
 * What was said when the record was made also appears under the names of its fields and their texts.
 */
export function authorsOf(table: RecordedTable, changes: readonly Change[]): Map<string, MadeBy> {
  const undone = undoneActs(changes);
  const spans = undoneSpans(table, changes, undone, []);
  const authors = new Map<string, MadeBy>();
  for (const [index, change] of changes.entries()) {
    if (change.undoes || undone.has(change.act)) continue;
    const isDropped = wasAsked(change) && !change.isRepair ? () => false : droppedAt(spans, index);
    if (change.before === null) authors.clear();
    for (const statement of statementsOf(differenceOf(table, change.before ?? {}, change.after ?? {})))
      if (!isDropped(statement)) authors.set(statement, change.madeBy);
  }
  return authors;
}
