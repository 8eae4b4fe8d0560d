import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Change, RecordedTable, RecordOf } from '@/lib/domain/log/change';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';

/** A record by its table and key. */
interface Named {
  table: RecordedTable;
  key: string;
}

/**
 * The name of a record for display, in its last state: a topic's name, a rule's conditions, otherwise the title of
 * its paper.
 */
export async function nameOf(db: PapertreeDatabase, { table, key }: Named): Promise<string> {
  if (table === 'papers' || table === 'placements') return titleOf(db, key as PaperId);
  if (table === 'topics') return nameOfTopic(db, key as TopicId);
  const record = await lastRecord(db, table, key);
  if (!record) return '';
  if (table === 'proposals') return nameOfProposal(db, (record as StoredProposal).proposal);
  const { categories, words } = record as Rule;
  return [...categories, ...words].join(', ');
}

/** The last title of a paper; its id if unknown. */
export async function titleOf(db: PapertreeDatabase, id: PaperId): Promise<string> {
  return ((await lastRecord(db, 'papers', id)) as Paper | null)?.title || id;
}

async function nameOfTopic(db: PapertreeDatabase, id: TopicId): Promise<string> {
  return ((await lastRecord(db, 'topics', id)) as Topic | null)?.name ?? '';
}

/** The topic or the paper that a proposal is about. */
async function nameOfProposal(db: PapertreeDatabase, proposal: Proposal): Promise<string> {
  switch (proposal.type) {
    case 'same-paper':
      return proposal.title;
    case 'new-topic':
    case 'group-topics':
      return proposal.name;
    case 'split-topic':
      return nameOfTopic(db, proposal.topicId);
    case 'merge-topics':
      return nameOfTopic(db, proposal.into);
  }
}

/** The record, or its last state before it was deleted. */
async function lastRecord(
  db: PapertreeDatabase,
  table: RecordedTable,
  key: string,
): Promise<RecordOf<RecordedTable> | null> {
  const present = await db.table<RecordOf<RecordedTable>>(table).get(key);
  if (present) return present;
  const changes: Change[] = await db.changes.where('[table+key]').equals([table, key]).sortBy('seq');
  const gone = changes.findLastIndex(({ before, after }) => before && !after);
  return gone < 0 ? null : (changes[gone]?.before as RecordOf<RecordedTable> | null);
}
