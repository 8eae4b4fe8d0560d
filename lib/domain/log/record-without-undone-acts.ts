import type { ActId, MadeBy } from '@/lib/domain/ids';
import { isUndecided, type Placement } from '@/lib/domain/placements/placement';
import { type Change, type RecordedTable, type RecordOf, type WholeChange, wasAsked } from './change';
import { deepEqual } from './deep-equal';
import { differenceOf, type Fields, setsOf, statementOfText, statementsOf, texts } from './record-difference';

/** An undo that is not in the log yet. */
export interface Undoing {
  /** The act that undoes it. */
  act: ActId;
  undoes: ActId;
}

/**
 * The state of a record that follows from its changes: each field has the value of the last change that was not
 * undone. What the program wrote after an act, about the same statements, is dropped when the act is undone, and
 * returns when it is redone.
 * @param changes Every change of the record, in the order of writing.
 * @param current The present record: it has fields that the log does not know.
 * @param undoing Further acts to be undone.
 * @returns `null` if there is no such record.
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
      if (change.after) fields = isThere ? createdAgain(change, fields) : { ...(change.after as object) };
      isThere = change.after !== null;
    } else {
      fields = withChange(table, fields, change.before as object, change.after as object, isDropped);
    }
  }
  return isThere ? (fields as unknown as RecordOf<RecordedTable>) : null;
}

/**
 * The present record without some acts: only the statements of these acts change, even if the log does not hold the
 * whole record.
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

/**
 * The record before these changes.
 * @param changes The last changes of the record, in the order of writing.
 * @param current The record after them.
 */
export function recordBefore(
  table: RecordedTable,
  changes: readonly Change[],
  current: RecordOf<RecordedTable> | null,
): RecordOf<RecordedTable> | null {
  const record = changes.reduceRight<Fields | null>(
    (fields, { before, after }) => {
      if (before === null) return null;
      if (after === null) return { ...(before as object) };
      return withChange(table, fields ?? {}, after as object, before as object, () => false);
    },
    current && { ...current },
  );
  return record as unknown as RecordOf<RecordedTable> | null;
}

/** The acts whose changes of this record are undone. An undo that was itself undone does not count. */
export function undoneActs(changes: readonly Change[], undoing: readonly Undoing[] = []): Set<ActId> {
  const undosOf = new Map<ActId, Set<ActId>>();
  const marks = changes.flatMap(({ act, undoes }) => (undoes ? [{ act, undoes }] : []));
  for (const { act, undoes } of [...marks, ...undoing]) {
    const known = undosOf.get(undoes);
    if (known) known.add(act);
    else undosOf.set(undoes, new Set([act]));
  }
  const known = new Map<ActId, boolean>();
  function isUndone(act: ActId): boolean {
    const found = known.get(act);
    if (found !== undefined) return found;
    const is = [...(undosOf.get(act) ?? [])].some((undo) => !isUndone(undo));
    known.set(act, is);
    return is;
  }
  return new Set([...undosOf.keys()].filter(isUndone));
}

/** The later change in which a person changed the same record after the act, which an undo must not revert. */
export function laterChangeByPerson(
  table: RecordedTable,
  changes: readonly Change[],
  act: ActId,
): Change | undefined {
  const undone = undoneActs(changes);
  const first = changes.findIndex((change) => change.act === act);
  return changes.slice(first + 1).find((change) => {
    if (change.act === act || change.undoes || change.isRepair || undone.has(change.act)) return false;
    if (!wasAsked(change) || change.after === null) return false;
    return statementsOf(differenceOf(table, change.before ?? {}, change.after)).size > 0;
  });
}

/**
 * The span from an undone change to its undo. What the program wrote in between about the same statements is dropped
 * with the change.
 */
interface Span {
  from: number;
  to: number;
  /** `null`: all statements of the record. */
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

/** Whether a change by the program is dropped; `null` asks about the record as a whole. */
function droppedAt(spans: readonly Span[], index: number): (statement: string | null) => boolean {
  const around = spans.filter(({ from, to }) => from < index && index < to);
  return (statement) =>
    around.some(({ statements }) => statements === null || (statement !== null && statements.has(statement)));
}

/**
 * A record that was deleted and created again, once the deletion is undone: what the new record does not say is as it
 * was. A placement that nobody has decided on says nothing.
 */
function createdAgain({ table, after }: Change, fields: Fields): Fields {
  if (isUndecidedPlacement(table, after)) return fields;
  const created: Fields = { ...after };
  const kept = { ...fields, ...created };
  for (const name of setsOf(table)) {
    const both = new Set([...texts(fields[name]), ...texts(created[name])]);
    if (both.size > 0) kept[name] = [...both];
  }
  return kept;
}

function isUndecidedPlacement(table: RecordedTable, record: Change['after']): boolean {
  return table === 'placements' && isUndecided(record as Placement);
}

/** The fields before the first change, as far as the changes hold them. */
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
  const stated: Fields = { ...after };
  const difference = differenceOf(table, before, stated);
  for (const [statement, names] of difference.groups) {
    if (isDropped(statement)) continue;
    for (const name of names) {
      if (stated[name] === undefined) delete next[name];
      else next[name] = stated[name];
    }
  }
  for (const [field, { removed, added }] of difference.sets) {
    const isKept = (text: string) => isDropped(statementOfText(field, text));
    const gone = new Set(removed.filter((text) => !isKept(text)));
    const left = texts(next[field]).filter((text) => !gone.has(text));
    const missing = added.filter((text) => !isKept(text) && !left.includes(text));
    const set = [...left, ...missing];
    // An empty set that was never written stays absent.
    if (set.length === 0 && (stated[field] === undefined || fields[field] === undefined)) delete next[field];
    else next[field] = set;
  }
  return next;
}

/**
 * The changes, each with the whole record before and after it.
 * @param changes Every change of one record, in the order of writing.
 * @param current The present record: it has fields that the log does not know.
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
 * For each statement of a record (`statementsOf`), who made the last change of it that was not undone. Statements
 * made when the record was created are also listed under the names of its fields and their texts.
 */
export function authorsOf(table: RecordedTable, changes: readonly Change[]): Map<string, MadeBy> {
  const undone = undoneActs(changes);
  const spans = undoneSpans(table, changes, undone, []);
  const authors = new Map<string, MadeBy>();
  let isThere = changes[0]?.before !== null;
  for (const [index, change] of changes.entries()) {
    if (change.undoes || undone.has(change.act)) continue;
    const isDropped = wasAsked(change) && !change.isRepair ? () => false : droppedAt(spans, index);
    if (change.before === null && !isThere) authors.clear();
    if (change.before === null && isThere && isUndecidedPlacement(table, change.after)) continue;
    if (change.before === null || change.after === null) isThere = change.after !== null;
    for (const statement of statementsOf(differenceOf(table, change.before ?? {}, change.after ?? {})))
      if (!isDropped(statement)) authors.set(statement, change.madeBy);
  }
  return authors;
}
