import Dexie, { liveQuery } from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import type { ChosenModel, ComingModel } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import type { ShapeReport } from '@/lib/domain/pages/parser-health';
import type { Paper } from '@/lib/domain/papers/paper';
import { byPaperOrder, type PaperOrder } from '@/lib/domain/papers/paper-order';
import { asksPerson, type Placement } from '@/lib/domain/placements/placement';
import { type FilingPreferences, usualPreferences } from '@/lib/domain/preferences/filing-preferences';
import { type SitePreferences, usualSitePreferences } from '@/lib/domain/preferences/site-preferences';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Target, TargetFile } from '@/lib/domain/targets/target';
import type { Topic } from '@/lib/domain/topics/topic';

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

export async function readTree(db: PapertreeDatabase): Promise<TreeReading> {
  return db.transaction('r', [db.topics, db.placements], async () => {
    const topics = await db.topics.toArray();
    const places: Place[] = [UNSORTED, ...topics.map(({ id }) => id)];
    // The browser counts an index far faster than a cursor walks it: one question a topic, however many papers.
    const counts = await Promise.all(places.map((place) => placedIn(db, place).count()));
    return { topics, counts: new Map(places.map((place, index) => [place, counts[index] ?? 0])) };
  });
}

/** Papers read in one go where all of a place are looked at: a frame's worth, so that the panel stays quick. */
const AT_ONCE = 500;

/**
 * All papers of one place in the order; those that merely also belong there come last where the order is that of
 * filing. Keys alone are read for it; any other order reads every paper of the place.
 */
export async function readPlaceIds(
  db: PapertreeDatabase,
  place: Place,
  order: PaperOrder,
): Promise<PaperId[]> {
  const [primary, also] = await Promise.all([
    placedIn(db, place).primaryKeys(),
    db.placements.where('also').equals(place).primaryKeys(),
  ]);
  const ids = [...primary.reverse(), ...also];
  if (order === 'filed') return ids;
  const papers: Paper[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = await db.papers.bulkGet(ids.slice(start, start + AT_ONCE));
    for (const paper of some) if (paper) papers.push(paper);
  }
  const { compare } = new Intl.Collator();
  return papers.sort(byPaperOrder(order, compare)).map(({ id }) => id);
}

/** The papers, each where it stands, in the same order; those that are gone are left out. */
export async function readPaperRows(db: PapertreeDatabase, ids: PaperId[]): Promise<PaperRow[]> {
  const placements = await db.placements.bulkGet(ids);
  return withPapers(
    db,
    placements.filter((placement) => placement !== undefined),
  );
}

/** Every tag that a paper has, in the order of the alphabet. */
export async function readTags(db: PapertreeDatabase): Promise<string[]> {
  return (await db.papers.orderBy('tags').uniqueKeys()).map(String).sort(new Intl.Collator().compare);
}

export async function readPaperTitles(db: PapertreeDatabase, ids: PaperId[]): Promise<Map<PaperId, string>> {
  const papers = await db.papers.bulkGet(ids);
  return new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper.title] as const] : [])));
}

/** How many unsorted papers the engine has seen and could not place, and how many still wait for it. */
export async function readQueue(
  db: PapertreeDatabase,
): Promise<{ unsorted: number; waiting: number; failing: number }> {
  // All in one answer, not by a cursor: while thousands wait, this is read after every batch that was filed.
  const [unsorted, jobs] = await Promise.all([placedIn(db, UNSORTED).count(), db.jobs.toArray()]);
  return { unsorted, waiting: jobs.length, failing: jobs.filter(({ attempts }) => attempts > 0).length };
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

/** What waits for a person's word. */
export interface InboxReading {
  proposals: StoredProposal[];
  /** Papers of which the filing was not sure, the longest waiting first; none as long as there is no topic. */
  questions: PaperRow[];
}

/** @param limit of the questions */
export async function readInbox(db: PapertreeDatabase, limit: number): Promise<InboxReading> {
  const [proposals, questions] = await Promise.all([readOpenProposals(db), readQuestions(db, limit)]);
  return { proposals, questions: await withPapers(db, questions) };
}

/** How much waits for a person's word; counted as far as `limit`. */
export async function countInbox(db: PapertreeDatabase, limit: number): Promise<number> {
  const [proposals, questions] = await Promise.all([readOpenProposals(db), readQuestions(db, limit)]);
  return Math.min(limit, proposals.length + questions.length);
}

async function readQuestions(db: PapertreeDatabase, limit: number): Promise<Placement[]> {
  if ((await db.topics.count()) === 0) return [];
  const unsorted = await placedIn(db, UNSORTED).toArray();
  return unsorted.filter(asksPerson).slice(0, limit);
}

/** The last page that was not read as it should be, as long as nobody has seen that. */
export async function readShapeReport(db: PapertreeDatabase): Promise<ShapeReport | null> {
  return (await readSetting(db, 'shapeReport')) ?? null;
}

export async function readSitePreferences(db: PapertreeDatabase): Promise<SitePreferences> {
  return { ...usualSitePreferences, ...(await readSetting(db, 'sites')) };
}

/** How the person wants papers to be filed. */
export async function readFilingPreferences(db: PapertreeDatabase): Promise<FilingPreferences> {
  const [granularity, autonomy] = await Promise.all([
    readSetting(db, 'granularity'),
    readSetting(db, 'autonomy'),
  ]);
  return {
    granularity: granularity ?? usualPreferences.granularity,
    autonomy: autonomy ?? usualPreferences.autonomy,
  };
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

/** Targets of exports in the order in which they were added, and their files that wait for a person's choice. */
export interface TargetsReading {
  targets: Target[];
  conflicts: TargetFile[];
}

export async function readTargets(db: PapertreeDatabase): Promise<TargetsReading> {
  const [targets, conflicts] = await Promise.all([
    db.targets.toArray(),
    db.targetFiles.filter(({ conflict }) => conflict !== null).toArray(),
  ]);
  return { targets: targets.sort((a, b) => a.addedAt - b.addedAt), conflicts };
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

/**
 * A query rests as long as it took before it is asked again, and twice that each time a change was waiting already: a
 * person's acts are drawn at once, and a library that changes without end costs little (an import of 10,000 papers with
 * the panel open: 81 s without rests, 70 s with them).
 */
const LONGEST_REST = { times: 8, milliseconds: 2_000 };

/**
 * Runs the query now and after every change, by any context, of what it read; changes that come while it runs or rests
 * are one. Its answers come in order, and the last one is of what there is.
 */
export function observe<Value>(
  query: () => Promise<Value>,
  on: { next(value: Value): void; error(error: unknown): void },
): () => void {
  let turn = 0;
  let isOver = false;
  let times = 1;
  let isResting = false;
  let rested: Promise<unknown> = Promise.resolve();

  async function inTurn(): Promise<Value> {
    const mine = ++turn;
    const waited = isResting;
    // Dexie follows what is read after a promise of its own, which this makes of any.
    await Promise.resolve(rested);
    if (mine !== turn) throw new DOMException('A later change asks again.', 'AbortError');
    times = waited ? Math.min(LONGEST_REST.times, 2 * times) : 1;
    const asking = query();
    rested = rest(asking);
    const value = await asking;
    // Dexie drops the answer where another change came meanwhile: with changes without end, nothing would be drawn.
    if (mine !== turn && !isOver) on.next(value);
    return value;
  }

  /** Over when the query has answered, in whatever way, and has rested. */
  async function rest(asking: Promise<Value>): Promise<void> {
    isResting = true;
    const started = performance.now();
    await asking.catch(() => undefined);
    const took = performance.now() - started;
    await sleep(Math.min(LONGEST_REST.milliseconds, times * took));
    isResting = false;
  }

  const subscription = liveQuery(inTurn).subscribe(on);
  return () => {
    isOver = true;
    subscription.unsubscribe();
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function readImporting(db: PapertreeDatabase): Promise<ImportProgress | null> {
  return (await readSetting(db, 'importing')) ?? null;
}
