import { expect } from 'vitest';
import type { PapertreeDatabase } from '@/lib/db/database';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { recordedTables } from '@/lib/db/recorded-tables';
import { groupBy } from '@/lib/domain/group-by';
import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import type { Change } from '@/lib/domain/log/change';
import { recordWithoutUndone, wholeChanges } from '@/lib/domain/log/record-without-undone-acts';
import type { Paper } from '@/lib/domain/papers/paper';
import { countPlacements } from '@/lib/domain/placements/count-placements';
import { isUndecided } from '@/lib/domain/placements/placement';
import { placementFlaws } from '@/lib/domain/placements/placement-flaws';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/walk-tree';
import { dropDanglingRecords } from '@/lib/library-file/drop-dangling-records';
import { readLibraryFile, writeLibraryFile } from '@/lib/library-file/library-file';

/**
 * Fails if references in the library are broken, if it is not equal after a round trip through its file, or if it
 * differs from its log.
 */
export async function expectConsistent(db: PapertreeDatabase): Promise<void> {
  const contents = await readContents(db);
  const { exportedAt: _, unread, ...read } = readLibraryFile(writeLibraryFile(contents, 0));
  expect(unread).toEqual([]);
  // A library file leaves out declined proposals whose records are gone, since they cannot be proposed again.
  const { declinedProposals } = dropDanglingRecords(contents);
  expect(sorted(read)).toEqual(sorted({ ...contents, declinedProposals }));
  expect(contents.placements.flatMap(placementFlaws)).toEqual([]);
  expect(brokenReferences(contents)).toEqual([]);
  await expectNothingLeftOf(db, contents.papers);
  await expectAsLogged(db);
  await expectCorrectCounts(db);
  await expectNobodyInLimbo(db);
}

/** References to missing records, and duplicates of unique values. Reading a file would repair some of them. */
function brokenReferences({ papers, topics, placements, rules }: LibraryContents): string[] {
  const paperIds = new Set(papers.map(({ id }) => id));
  const topicIds = new Set(topics.map(({ id }) => id));
  const parentOf = parentsOf(topics);
  const keys = papers.flatMap(({ citationKey }) => citationKey ?? []);
  const placed = placements.map(({ paperId }) => paperId);
  const places = placements.flatMap(({ topicId, also }) =>
    topicId === UNSORTED ? also : [topicId, ...also],
  );
  const isAtTop = (id: TopicId) => parentOf([...selfAndAncestors(id, parentOf)].at(-1) ?? id) === null;
  return [
    ...topics.filter(({ id }) => !isAtTop(id)).map(({ id }) => `topic ${id} leads to no top`),
    ...places.filter((id) => !topicIds.has(id as TopicId)).map((id) => `a paper in ${id}, which is gone`),
    ...rules.filter(({ topicId }) => !topicIds.has(topicId)).map(({ id }) => `rule ${id} leads nowhere`),
    ...placed.filter((id) => !paperIds.has(id)).map((id) => `a placement of ${id}, which is gone`),
    ...papers.filter(({ id }) => !placed.includes(id)).map(({ id }) => `no placement of ${id}`),
    ...keys.filter((key, index) => keys.indexOf(key) < index).map((key) => `citation key ${key} twice`),
  ];
}

/** No derived records of deleted papers may remain. */
async function expectNothingLeftOf(db: PapertreeDatabase, papers: readonly Paper[]): Promise<void> {
  const present = new Set<string>(papers.map(({ id }) => id));
  const embedded = await db.embeddings.toArray();
  expect(embedded.filter(({ paperId }) => !present.has(paperId))).toEqual([]);
  const jobs = (await db.queue.toArray()).filter(({ kind }) => kind === 'file' || kind === 'complete');
  expect(jobs.filter(({ subject }) => !present.has(subject))).toEqual([]);
}

/** The log must lead to every record: by applying all changes, and by ignoring undone acts. */
async function expectAsLogged(db: PapertreeDatabase): Promise<void> {
  const log = groupBy(await db.changes.toArray(), ({ table, key }) => `${table} ${key}`);
  for (const table of recordedTables) {
    // Open proposals are derived and written without an entry in the log.
    if (table === 'proposals') continue;
    for (const record of await db.table(table).toArray()) {
      const name = `${table} ${'paperId' in record ? record.paperId : record.id}`;
      const changes = log.get(name) ?? [];
      expect(recordWithoutUndone(table, changes, record)).toEqual(record);
      expect(lastOf(changes)).toEqual(record);
      log.delete(name);
    }
  }
  const gone = [...log].filter(([name]) => !name.startsWith('proposals '));
  expect(gone.filter(([, changes]) => lastOf(changes) !== null)).toEqual([]);
  for (const [name, changes] of gone)
    expect([name, recordWithoutUndone(changes[0]?.table ?? 'papers', changes, null)]).toEqual([name, null]);
}

/** The record after applying all changes in order. */
function lastOf(changes: readonly Change[]): object | null {
  return wholeChanges(changes, null).at(-1)?.after ?? null;
}

/** The stored counts of each place must equal a recount. */
export async function expectCorrectCounts(db: PapertreeDatabase): Promise<void> {
  const recounted = countPlacements(await db.placements.toArray());
  const kept = await db.placeCounts.toArray();
  expect(new Map(kept.map((count) => [count.place, count]))).toEqual(recounted);
}

/** Every paper without a placement must have a job, so that none waits forever. */
async function expectNobodyInLimbo(db: PapertreeDatabase): Promise<void> {
  const undecided = await db.placements.filter(isUndecided).primaryKeys();
  const jobs = await db.queue.bulkGet(undecided.map((paperId) => ['file', paperId]));
  expect(undecided.filter((_, index) => !jobs[index])).toEqual([]);
}

/** Each list, sorted by its keys. */
export function sorted(contents: object): unknown {
  const keyOf = (record: { id?: string; paperId?: string }) => record.paperId ?? record.id ?? '';
  return Object.fromEntries(
    Object.entries(contents).map(([name, records]) => [
      name,
      [...records].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ]),
  );
}
