import type { LibraryContents } from '@/lib/domain/library-contents';
import type { RecordedTable, RecordOf } from '@/lib/domain/log/change';

/** The records of every recorded table. */
export type RecordedRows = { [Name in RecordedTable]: RecordOf<Name>[] };

/** The fields of a library's contents that hold such records. */
type FieldOf<Entry> = {
  [Field in keyof LibraryContents]: LibraryContents[Field] extends Entry[] ? Field : never;
}[keyof LibraryContents];

/**
 * The field of each recorded table in a library's contents, and so in every backup and library file. A recorded table
 * without a field does not compile.
 */
const fieldOfTable: { readonly [Name in RecordedTable]: FieldOf<RecordOf<Name>> } = {
  papers: 'papers',
  topics: 'topics',
  placements: 'placements',
  rules: 'rules',
  proposals: 'declinedProposals',
};

/** The tables of which every write is a change on record. */
export const recordedTables = Object.keys(fieldOfTable) as RecordedTable[];

/** The primary key of a record. */
export function keyOf(record: RecordOf<RecordedTable>): string {
  return 'paperId' in record ? record.paperId : record.id;
}

/** The library contents of these records. Open proposals are derived and left out. */
export function contentsOf({ papers, topics, placements, rules, proposals }: RecordedRows): LibraryContents {
  const declinedProposals = proposals.filter(({ state }) => state === 'declined');
  return { papers, topics, placements, rules, declinedProposals };
}
