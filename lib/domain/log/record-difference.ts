import type { RecordedTable } from './change';
import { deepEqual } from './deep-equal';

/** A record, or some of its fields, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Fields that belong together, e.g. where a paper is filed and who filed it: they change, and are undone, together.
 * Every other field is independent.
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

/** Fields that are sets of texts: each text is added and removed independently. */
const sets: { readonly [Name in RecordedTable]: readonly string[] } = {
  papers: ['aliases', 'tags'],
  topics: [],
  placements: ['also', 'rejected'],
  rules: [],
  proposals: [],
};

/** The fields of the table's records that are sets of texts. */
export function setsOf(table: RecordedTable): readonly string[] {
  return sets[table];
}

/** The difference between two states of a record. */
export interface RecordDifference {
  /** Fields that changed together, by the name of the first of them. */
  groups: Map<string, readonly string[]>;
  /** Texts removed from and added to sets, by the name of the field. `added` texts go to the end. */
  sets: Map<string, { removed: string[]; added: string[] }>;
}

/** What changed from one state of a record to another. Equal fields may be missing in both. */
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

/** The changed fields, with those that change together with them, before and after. */
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

/** The names of the statements that a change made. Each name is unique. */
export function statementsOf({ groups, sets }: RecordDifference): Set<string> {
  const names = new Set(groups.keys());
  for (const [field, { removed, added }] of sets)
    for (const text of [...removed, ...added]) names.add(statementOfText(field, text));
  return names;
}

/** The name of the statement that this text is, or is not, in a set. */
export function statementOfText(field: string, text: string): string {
  return `${field}\n${text}`;
}

/** A field that is a set; an absent one is empty. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** Keeps the order: the longest prefix of `after` that occurs in `before` in the same order stays. */
function differenceOfSets(before: readonly string[], after: readonly string[]) {
  let kept = 0;
  for (const text of before) if (text === after[kept]) kept++;
  const stays = new Set(after.slice(0, kept));
  return { removed: before.filter((text) => !stays.has(text)), added: after.slice(kept) };
}
