import { deepEqual } from '@/lib/domain/log/deep-equal';
import type { Migration } from './migration';

type Fields = Record<string, unknown>;

/** As version 3 stored it: a change with whole records, and an id that nothing asked for. */
interface ChangeOfRecords {
  id: string;
  table: string;
  before: Fields | null;
  after: Fields | null;
}

/** The log holds of a record that changed the fields that did. */
export const version4: Migration = {
  version: 4,
  stores: { changes: '++seq, act, undoes, [table+key]' },
  rows: [{ from: 'changes', to: 'changes', upgrade: (row) => ofFields(row as ChangeOfRecords) }],
};

/** Fields that change together, as version 4 stores them. */
const groups: Readonly<Record<string, readonly (readonly string[])[]>> = {
  topics: [
    ['parentId', 'position'],
    ['name', 'namedBy'],
  ],
  placements: [['topicId', 'madeBy', 'confidence', 'reason', 'at']],
  rules: [['categories', 'words']],
  proposals: [['id', 'proposal', 'state', 'at']],
};

function ofFields({ id: _, ...change }: ChangeOfRecords): object {
  const { table, before, after } = change;
  if (!before || !after) return change;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !deepEqual(before[name], after[name]),
  );
  const together = (groups[table] ?? []).filter((group) => group.some((name) => changed.includes(name)));
  const names = new Set([...changed, ...together.flat()]);
  return { ...change, before: pick(before, names), after: pick(after, names) };
}

function pick(record: Fields, names: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => names.has(name) && value !== undefined),
  );
}
