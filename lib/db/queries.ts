import Dexie, { liveQuery } from 'dexie';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/paper';
import type { Placement } from '@/lib/domain/placement';
import type { StoredProposal } from '@/lib/domain/proposal';
import type { Rule } from '@/lib/domain/rule';
import type { Topic } from '@/lib/domain/topic';
import type { PapertreeDatabase } from './database';
import type { ChosenModel, ComingModel } from './schema';
import { readSetting } from './settings';

/** The tree as the panel draws it. */
export interface TreeReading {
  topics: Topic[];
  /** Papers whose primary place is the topic itself, not below it; Unsorted included. */
  counts: Map<Place, number>;
}

/** A paper and where it stands. */
export interface PaperRow {
  paper: Paper;
  placement: Placement;
}

export interface PapersReading {
  /** All papers of the place, of which `rows` is a part. */
  total: number;
  rows: PaperRow[];
}

export async function readTree(db: PapertreeDatabase): Promise<TreeReading> {
  return db.transaction('r', [db.topics, db.placements], async () => {
    const topics = await db.topics.toArray();
    const places: Place[] = [UNSORTED, ...topics.map(({ id }) => id)];
    // The browser counts an index far faster than a cursor walks it: one question a topic, however many papers.
    const counts = await Promise.all(places.map((place) => placedIn(db, place).count()));
    return { topics, counts: new Map(places.map((place, index) => [place, counts[index] ?? 0])) };
  });
}

/** Papers of one place, the last filed first; those that merely also belong there come after. */
export async function readPapers(
  db: PapertreeDatabase,
  place: Place,
  { offset, limit }: { offset: number; limit: number },
): Promise<PapersReading> {
  const primary = () => placedIn(db, place);
  const also = () => db.placements.where('also').equals(place);
  const [primaryTotal, alsoTotal] = await Promise.all([primary().count(), also().count()]);
  const placements =
    offset < primaryTotal ? await primary().reverse().offset(offset).limit(limit).toArray() : [];
  if (placements.length < limit && alsoTotal) {
    const start = Math.max(0, offset - primaryTotal);
    placements.push(
      ...(await also()
        .offset(start)
        .limit(limit - placements.length)
        .toArray()),
    );
  }
  return { total: primaryTotal + alsoTotal, rows: await withPapers(db, placements) };
}

export async function readPaperTitles(db: PapertreeDatabase, ids: PaperId[]): Promise<Map<PaperId, string>> {
  const papers = await db.papers.bulkGet(ids);
  return new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper.title] as const] : [])));
}

/** Papers whose title holds every word, the last saved first. */
export async function searchTitles(
  db: PapertreeDatabase,
  words: string[],
  limit: number,
): Promise<PaperRow[]> {
  const wanted = words.map((word) => word.toLowerCase());
  const papers = await db.papers
    .orderBy('savedAt')
    .reverse()
    .filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)))
    .limit(limit)
    .toArray();
  const placements = await db.placements.bulkGet(papers.map(({ id }) => id));
  return papers.flatMap((paper, index) => {
    const placement = placements[index];
    return placement ? [{ paper, placement }] : [];
  });
}

/** How many unsorted papers the engine has seen and could not place, and how many still wait for it. */
export async function readQueue(
  db: PapertreeDatabase,
): Promise<{ unsorted: number; waiting: number; failing: number }> {
  const [unsorted, waiting, failing] = await Promise.all([
    placedIn(db, UNSORTED).count(),
    db.jobs.count(),
    db.jobs.filter((job) => job.attempts > 0).count(),
  ]);
  return { unsorted, waiting, failing };
}

/** How much there is of each. */
export interface CountsReading {
  papers: number;
  topics: number;
  changes: number;
  /** Of whatever model. */
  vectors: number;
}

export async function readCounts(db: PapertreeDatabase): Promise<CountsReading> {
  const [papers, topics, changes, vectors] = await Promise.all([
    db.papers.count(),
    db.topics.count(),
    db.changes.count(),
    db.embeddings.count(),
  ]);
  return { papers, topics, changes, vectors };
}

/** In the order in which they are tried. */
export async function readRules(db: PapertreeDatabase): Promise<Rule[]> {
  return (await db.rules.toArray()).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** Proposals that wait for a person's word, clearest first. */
export async function readOpenProposals(db: PapertreeDatabase): Promise<StoredProposal[]> {
  const open = await db.proposals.filter(({ state }) => state === 'open').toArray();
  return open.sort((a, b) => b.proposal.strength - a.proposal.strength || (a.id < b.id ? -1 : 1));
}

/** The model in use (`null`: the bundled one), and the one that is to take over. */
export interface ModelsReading {
  model: ChosenModel | null;
  coming: ComingModel | null;
}

export async function readModels(db: PapertreeDatabase): Promise<ModelsReading> {
  const [model, coming] = await Promise.all([readSetting(db, 'model'), readSetting(db, 'comingModel')]);
  return { model: model ?? null, coming: coming ?? null };
}

/** Placements whose primary place this is, the first filed first. */
export function placedIn(db: PapertreeDatabase, place: Place) {
  return db.placements.where('[topicId+at]').between([place, Dexie.minKey], [place, Dexie.maxKey]);
}

async function withPapers(db: PapertreeDatabase, placements: Placement[]): Promise<PaperRow[]> {
  const papers = await db.papers.bulkGet(placements.map(({ paperId }) => paperId));
  return placements.flatMap((placement, index) => {
    const paper = papers[index];
    return paper ? [{ paper, placement }] : [];
  });
}

/** Runs the query now and after every change, by any context, of what it read. */
export function observe<Value>(
  query: () => Promise<Value>,
  on: { next(value: Value): void; error(error: unknown): void },
): () => void {
  const subscription = liveQuery(query).subscribe(on);
  return () => subscription.unsubscribe();
}
