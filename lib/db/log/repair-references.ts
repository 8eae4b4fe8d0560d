import type { PapertreeDatabase } from '@/lib/db/database';
import { papersByName } from '@/lib/db/queries/papers-by-name';
import { placedIn } from '@/lib/db/queries/placements-in-topic';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { RecordedTable, RecordOf } from '@/lib/domain/log/change';
import type { Paper } from '@/lib/domain/papers/paper';
import { type Placement, unplaced } from '@/lib/domain/placements/placement';
import { repair } from '@/lib/domain/placements/tree-transitions';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';
import { selfAndAncestors } from '@/lib/domain/topics/walk-tree';

/** A record before and after an act; `null` if it does not exist. */
interface Written<Entry> {
  before: Entry | null;
  after: Entry | null;
}

/** What an act wrote, by key. */
export type WrittenRecords = { readonly [Name in RecordedTable]: Map<string, Written<RecordOf<Name>>> };

/** The repair of one record; `after` is `null` if it is deleted. */
export interface Repair<Name extends RecordedTable = RecordedTable> {
  table: Name;
  key: string;
  after: RecordOf<Name> | null;
}

/** Nothing written yet. */
export function nothingWritten(): WrittenRecords {
  return {
    papers: new Map(),
    topics: new Map(),
    placements: new Map(),
    rules: new Map(),
    proposals: new Map(),
  };
}

/** The steps of a repair; each reads what the steps before it wrote. */
export const repairSteps = [repairsOfTopics, repairsOfKeys, repairsOfPlacements, repairsOfRules];

/**
 * Moves a topic whose parent is missing, or that is its own ancestor, to the nearest existing topic above it, or to
 * the top.
 */
async function repairsOfTopics(db: PapertreeDatabase, { topics }: WrittenRecords): Promise<Repair[]> {
  const gone = goneFrom(topics);
  const moved = [...topics.values()].flatMap(({ before, after }) =>
    after && after.parentId !== null && after.parentId !== before?.parentId ? [after] : [],
  );
  const orphans = gone.length > 0 ? await db.topics.where('parentId').anyOf(gone).toArray() : [];
  if (moved.length + orphans.length === 0) return [];

  const parents = new Map((await db.topics.toArray()).map(({ id, parentId }) => [id, parentId]));
  const suspects = new Map([...orphans, ...moved].map((topic) => [topic.id, topic]));
  const repairs: Repair[] = [];
  for (const topic of suspects.values()) {
    let parentId = nearestPresent(topic.parentId, parents, topics);
    parents.set(topic.id, parentId);
    if (isBelowItself(topic.id, parents)) parentId = null;
    parents.set(topic.id, parentId);
    if (parentId !== topic.parentId)
      repairs.push({ table: 'topics', key: topic.id, after: { ...topic, parentId } });
  }
  return repairs;
}

/** The parent, or if that is gone, the nearest existing topic above it. */
function nearestPresent(
  parentId: TopicId | null,
  parents: ReadonlyMap<TopicId, TopicId | null>,
  written: WrittenRecords['topics'],
): TopicId | null {
  const above = selfAndAncestors(parentId, (id) =>
    parents.has(id) ? null : (written.get(id)?.before?.parentId ?? null),
  );
  for (const id of above) if (parents.has(id)) return id;
  return null;
}

function isBelowItself(id: TopicId, parents: ReadonlyMap<TopicId, TopicId | null>): boolean {
  const highest = [...selfAndAncestors(id, (each) => parents.get(each))].at(-1);
  return highest !== undefined && parents.get(highest) === id;
}

/** Makes citation keys unique: the paper that already has a key keeps it. */
async function repairsOfKeys(db: PapertreeDatabase, { papers }: WrittenRecords): Promise<Repair[]> {
  const given = [...papers.values()].flatMap(({ before, after }) =>
    after?.citationKey !== undefined && after.citationKey !== before?.citationKey ? [after] : [],
  );
  if (given.length === 0) return [];
  const wanted = given.flatMap(({ citationKey }) => citationKey ?? []);
  const late = new Set<string>(given.map(({ id }) => id));
  // All at the same time; `anyOf` would move a cursor from one to the next.
  const holders = await Promise.all(
    wanted.map((key) => db.papers.where('citationKey').equals(key).toArray()),
  );
  const taken = new Set(
    holders
      .flat()
      .filter(({ id }) => !late.has(id))
      .map(({ citationKey }) => citationKey),
  );
  return given.flatMap((paper): Repair[] => {
    const { citationKey, ...rest } = paper;
    if (taken.has(citationKey)) return [{ table: 'papers', key: paper.id, after: rest }];
    taken.add(citationKey);
    return [];
  });
}

/** Makes placements refer only to existing topics, each at most once. */
async function repairsOfPlacements(
  db: PapertreeDatabase,
  { papers, topics, placements }: WrittenRecords,
  at: number,
): Promise<Repair[]> {
  const suspects = new Map<PaperId, Placement>();
  for (const { after } of placements.values()) if (after) suspects.set(after.paperId, after);
  for (const gone of goneFrom(topics)) {
    for (const placement of [
      ...(await placedIn(db, gone).toArray()),
      ...(await db.placements.where('also').equals(gone).toArray()),
    ])
      suspects.set(placement.paperId, placement);
  }
  const repairs: Repair[] = await repairsOfPairs(db, { papers, placements }, at);
  const removed = new Set(repairs.map(({ key }) => key));
  const named = new Set<TopicId>();
  for (const { topicId, also } of suspects.values())
    for (const place of [topicId, ...also]) if (place !== UNSORTED) named.add(place as TopicId);
  const present = await presentTopics(db, named);
  for (const [key, placement] of suspects) {
    if (removed.has(key)) continue;
    const after = repair(placement, present, at);
    if (JSON.stringify(after) !== JSON.stringify(placement))
      repairs.push({ table: 'placements', key, after });
  }
  return repairs;
}

/** Gives every paper a placement, and deletes placements without a paper. */
async function repairsOfPairs(
  db: PapertreeDatabase,
  { papers, placements }: Pick<WrittenRecords, 'papers' | 'placements'>,
  at: number,
): Promise<Repair[]> {
  const repairs: Repair[] = [];
  const keys = [...papers.keys()].filter((key) => {
    const isThere = papers.get(key)?.after !== null;
    const placement = placements.get(key);
    // An existing paper has a placement, unless the act deleted it.
    if (!placement) return !isThere || papers.get(key)?.before === null;
    return isThere !== (placement.after !== null);
  }) as PaperId[];
  // The table is not locked by an act that wrote no papers or placements.
  const current = keys.length > 0 ? await db.placements.bulkGet(keys) : [];
  for (const [index, key] of keys.entries()) {
    const isThere = papers.get(key)?.after !== null;
    const placement = current[index];
    if (isThere && !placement) repairs.push({ table: 'placements', key, after: unplaced(key, at) });
    if (!isThere && placement) repairs.push({ table: 'placements', key, after: null });
  }
  const alone = [...placements].filter(([key]) => !papers.has(key)) as [PaperId, Written<Placement>][];
  const unpaired = alone.filter(([, { before, after }]) => (before === null) !== (after === null));
  if (unpaired.length === 0) return repairs;
  const known = await db.papers.bulkGet(unpaired.map(([key]) => key));
  for (const [index, [key, { after }]] of unpaired.entries()) {
    if (after && !known[index]) repairs.push({ table: 'placements', key, after: null });
    if (!after && known[index]) repairs.push({ table: 'placements', key, after: unplaced(key, at) });
  }
  return repairs;
}

/** Deletes rules whose topic is missing. */
async function repairsOfRules(db: PapertreeDatabase, { rules, topics }: WrittenRecords): Promise<Repair[]> {
  const gone = goneFrom(topics);
  const led = [...rules.values()].flatMap(({ after }) => after ?? []);
  const stranded: Rule[] = gone.length > 0 ? await db.rules.where('topicId').anyOf(gone).toArray() : [];
  const suspects = new Map([...led, ...stranded].map((rule) => [rule.id, rule]));
  const present = await presentTopics(db, new Set([...suspects.values()].map(({ topicId }) => topicId)));
  return [...suspects.values()].flatMap(({ id, topicId }): Repair[] =>
    present.has(topicId) ? [] : [{ table: 'rules', key: id, after: null }],
  );
}

function goneFrom(topics: WrittenRecords['topics']): TopicId[] {
  return [...topics].flatMap(([key, { after }]) => (after ? [] : [key as TopicId]));
}

/** Those of the topics that exist. */
export async function presentTopics(db: PapertreeDatabase, ids: ReadonlySet<TopicId>): Promise<Set<TopicId>> {
  if (ids.size === 0) return new Set();
  const found: (Topic | undefined)[] = await db.topics.bulkGet([...ids]);
  return new Set(found.flatMap((topic) => topic?.id ?? []));
}

/**
 * The names of these papers that present papers have and keep, with the paper that has each; it may be the same paper.
 * @param written What each paper that is written in the same act becomes; it keeps only the names that it has then.
 */
export async function namesTaken(
  db: PapertreeDatabase,
  papers: readonly Paper[],
  written: ReadonlyMap<string, Paper | null>,
): Promise<Map<PaperId, Paper>> {
  const holders = await papersByName(
    db,
    papers.flatMap(({ aliases }) => aliases),
  );
  return new Map(
    holders.flatMap((holder) => {
      const then = written.get(holder.id);
      const kept = then === undefined ? holder.aliases : (then?.aliases ?? []);
      return holder.aliases.filter((name) => kept.includes(name)).map((name) => [name, holder] as const);
    }),
  );
}
