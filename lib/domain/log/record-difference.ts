import type { RecordedTable } from '@/lib/domain/change';
import { deepEqual } from './deep-equal';

/** A record, or some of its fields, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Fields that say one thing together, e.g. where a paper is filed and who filed it: they change, and are undone,
 * together. Every other field is on its own.
 */
const groups: { readonly [Name in RecordedTable]: readonly (readonly string[])[] } = {
  papers: [],
  topics: [
    ['parentId', 'position'],
    ['name', 'namedBy'],
  ],
  placements: [['topicId', 'madeBy', 'confidence', 'reason', 'at']],
  rules: [['categories', 'words']],
  proposals: [['id', 'proposal', 'state', 'at']],
};

/** Fields that are sets of texts: each text is added and removed on its own. */
const sets: { readonly [Name in RecordedTable]: readonly string[] } = {
  papers: ['aliases', 'tags'],
  topics: [],
  placements: ['also', 'rejected'],
  rules: [],
  proposals: [],
};

/** What tells two states of a record apart. */
export interface RecordDifference {
  /** Fields that changed together, by the name of the first of them. */
  groups: Map<string, readonly string[]>;
  /** What sets lost and gained, by the name of the field: without `removed`, and with `added` at its end, one is the other. */
  sets: Map<string, { removed: string[]; added: string[] }>;
}

/** What changed from one state of a record to another; of either, the fields that are equal may be left out. */
export function differenceOf(table: RecordedTable, one: object, other: object): RecordDifference {
  const before: Fields = { ...one };
  const after: Fields = { ...other };
  const difference: RecordDifference = { groups: new Map(), sets: new Map() };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (deepEqual(before[name], after[name])) continue;
    if (sets[table].includes(name)) {
      difference.sets.set(name, differenceOfSets(texts(before[name]), texts(after[name])));
    } else {
      const group = groups[table].find((names) => names.includes(name)) ?? [name];
      difference.groups.set(group[0] ?? name, group);
    }
  }
  return difference;
}

/** The fields that changed, with those that change together with them, as they were and as they are. */
export function changedFields(
  table: RecordedTable,
  before: object,
  after: object,
): { before: Fields; after: Fields } {
  const { groups, sets } = differenceOf(table, before, after);
  const names = [...[...groups.values()].flat(), ...sets.keys()];
  return { before: pick(before, names), after: pick(after, names) };
}

function pick(record: object, names: readonly string[]): Fields {
  const fields: Fields = { ...record };
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

/** The names of the statements that a change made; no two statements have one name. */
export function statementsOf({ groups, sets }: RecordDifference): Set<string> {
  const names = new Set(groups.keys());
  for (const [field, { removed, added }] of sets)
    for (const text of [...removed, ...added]) names.add(statementOfText(field, text));
  return names;
}

/** The name of the statement that a set has, or has not, this text. */
export function statementOfText(field: string, text: string): string {
  return `${field}\n${text}`;
}

/** A field that is a set; absent, it is empty. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** So that order is kept: what stays is the longest beginning of `after` that `before` has in that order. */
function differenceOfSets(before: readonly string[], after: readonly string[]) {
  let kept = 0;
  for (const text of before) if (text === after[kept]) kept++;
  const stays = new Set(after.slice(0, kept));
  return { removed: before.filter((text) => !stays.has(text)), added: after.slice(kept) };
}
