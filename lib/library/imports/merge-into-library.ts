import type { PapertreeDatabase } from '@/lib/db/database';
import { presentTopics } from '@/lib/db/log/repair-references';
import type { Act } from '@/lib/db/log/write';
import { papersByName } from '@/lib/db/queries/papers-by-name';
import type { StagedPart } from '@/lib/db/schema';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { UnclearWay } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { enrichPaper, joinAnnotations } from '@/lib/domain/papers/enrich-paper';
import type { Paper } from '@/lib/domain/papers/paper';
import { mergePlacements } from '@/lib/domain/placements/merge-placements';
import { isPinned, isUndecided, type Placement, unplaced } from '@/lib/domain/placements/placement';
import { importPlacement } from '@/lib/domain/placements/tree-transitions';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { canRecur, renameSubjects, subjectsOf } from '@/lib/domain/proposals/subjects';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';

/**
 * Merges a part of a file into the library: new records are added, known papers get missing data, and nothing that a
 * person wrote or placed here is overwritten.
 */
export async function mergeContents(
  db: PapertreeDatabase,
  act: Act,
  { contents, unclear }: Pick<StagedPart, 'contents' | 'unclear'>,
  way: UnclearWay,
): Promise<void> {
  const topics =
    contents.topics.length > 0
      ? await mergeTopics(db, act, contents.topics)
      : await presentTopics(db, topicsNamed(contents));
  const merging = await mergePapers(db, act, contents.papers, new Map(unclear), way);
  const placements = new Map(contents.placements.map((placement) => [placement.paperId, placement]));
  await writePlacements(db, act, merging, placements, topics);
  await mergeRules(db, act, contents.rules, topics);
  await mergeDeclined(db, act, contents.declinedProposals, topics);
}

/** The topics that decide what becomes of the records. */
function topicsNamed({ placements, rules, declinedProposals }: LibraryContents): Set<TopicId> {
  const places = placements.flatMap(({ topicId, also }) => [topicId, ...also]);
  return new Set([
    ...places.filter((place): place is TopicId => place !== UNSORTED),
    ...rules.map(({ topicId }) => topicId),
    ...declinedProposals.flatMap(({ proposal }) => subjectsOf(proposal).topics),
  ]);
}

/** @returns every topic that is there now. */
async function mergeTopics(db: PapertreeDatabase, act: Act, incoming: Topic[]): Promise<Set<TopicId>> {
  const present = await db.topics.toArray();
  const ids = new Set(present.map(({ id }) => id));
  const added = incoming.filter(({ id }) => !ids.has(id));
  for (const { id } of added) ids.add(id);
  // New topics come after the existing ones, in the order of the file.
  const next = new Map<TopicId | null, number>();
  for (const { parentId, position } of present)
    next.set(parentId, Math.max(next.get(parentId) ?? 0, position + 1));
  const kept = added.map((topic) => {
    const parentId = topic.parentId && ids.has(topic.parentId) ? topic.parentId : null;
    return { ...topic, parentId, position: topic.position + (next.get(parentId) ?? 0) };
  });
  await act.putAll('topics', kept);
  return ids;
}

/** A paper of the file, under the id that it has in the library. */
interface Merging {
  id: PaperId;
  /** Its id in the file. */
  fileId: PaperId;
}

async function mergePapers(
  db: PapertreeDatabase,
  act: Act,
  incoming: Paper[],
  unclear: ReadonlyMap<PaperId, PaperId>,
  way: UnclearWay,
): Promise<Merging[]> {
  const names = [...incoming.flatMap(({ aliases }) => aliases), ...unclear.values()];
  const owners = new Map<PaperId, Paper>();
  for (const paper of await papersByName(db, names))
    for (const name of paper.aliases) owners.set(name, paper);
  const written = new Map<PaperId, Paper>();
  const merging: Merging[] = [];
  for (const paper of incoming) {
    const duplicate = unclear.get(paper.id);
    if (duplicate && way === 'leave-out') continue;
    const known =
      paper.aliases.map((name) => owners.get(name)).find(Boolean) ??
      (duplicate && way === 'join' ? owners.get(duplicate) : undefined);
    const free = paper.aliases.filter((name) => (owners.get(name)?.id ?? known?.id) === known?.id);
    const merged = known
      ? joinAnnotations(enrichPaper(known, paper, free), paper)
      : { ...paper, savedAt: paper.savedAt || act.at };
    if (merged !== known) written.set(merged.id, merged);
    for (const name of merged.aliases) owners.set(name, merged);
    merging.push({ id: merged.id, fileId: paper.id });
  }
  await act.putAll('papers', [...written.values()]);
  return merging;
}

async function writePlacements(
  db: PapertreeDatabase,
  act: Act,
  merging: Merging[],
  incoming: ReadonlyMap<PaperId, Placement>,
  topics: ReadonlySet<TopicId>,
): Promise<void> {
  const present = await db.placements.bulkGet(merging.map(({ id }) => id));
  const written = new Map<PaperId, Placement>();
  const placedHere: PaperId[] = [];
  for (const [index, { id, fileId }] of merging.entries()) {
    const current = written.get(id) ?? present[index];
    const placed = importPlacement(incoming.get(fileId) ?? unplaced(id, act.at), topics, act.at);
    // Also for a known paper whose placement the browser has lost.
    if (!current) {
      written.set(id, { ...placed, paperId: id });
      if (!isPinned(placed) && !isUndecided(placed) && placed.ranked.length > 0) placedHere.push(id);
    } else {
      const merged = mergePlacements(current, placed, act.at);
      if (merged !== current) written.set(id, merged);
    }
  }
  await act.putAll('placements', [...written.values()]);
  // The engine placed these in the library of the file; they are not filed again.
  await act.endFiling(placedHere);
}

async function mergeRules(
  db: PapertreeDatabase,
  act: Act,
  coming: Rule[],
  topics: ReadonlySet<TopicId>,
): Promise<void> {
  if (coming.length === 0) return;
  const present = new Set(await db.rules.toCollection().primaryKeys());
  await act.putAll(
    'rules',
    coming.filter(({ id, topicId }) => !present.has(id) && topics.has(topicId)),
  );
}

/** Those that are not known, by the ids that papers have here, as far as what they name came into the library. */
async function mergeDeclined(
  db: PapertreeDatabase,
  act: Act,
  incoming: StoredProposal[],
  topics: ReadonlySet<TopicId>,
): Promise<void> {
  if (incoming.length === 0) return;
  const present = new Set(await db.proposals.toCollection().primaryKeys());
  const names = new Set(incoming.flatMap(({ proposal }) => subjectsOf(proposal).papers));
  const owners = new Map<PaperId, PaperId>();
  for (const { id, aliases } of await papersByName(db, names))
    for (const name of aliases) owners.set(name, id);
  const papers = new Set(owners.values());
  const renamed = incoming.map((declined) => ({
    ...declined,
    proposal: renameSubjects(
      declined.proposal,
      (id) => id,
      (id) => owners.get(id) ?? id,
    ),
  }));
  await act.putAll(
    'proposals',
    renamed.filter(({ id, proposal }) => !present.has(id) && canRecur(proposal, { topics, papers })),
  );
}
