import type { PapertreeDatabase } from '@/lib/db/database';
import type { PaperId, Place, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import { byPaperOrder, type PaperOrder } from '@/lib/domain/papers/paper-order';
import type { Placement } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import { placedIn } from './placements-in-topic';

/** A paper and its placement. */
export interface PaperRow {
  paper: Paper;
  placement: Placement;
}

/** Papers read at once when all papers of a place are read: about one frame, so that the panel stays responsive. */
const AT_ONCE = 500;

/**
 * The ids of all papers of a place, in this order. In the order `filed`, papers with a secondary topic there come
 * last, and only keys are read; any other order reads every paper of the place.
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
  for (const some of parts(ids, AT_ONCE)) {
    for (const paper of await db.papers.bulkGet(some)) if (paper) papers.push(paper);
  }
  const { compare } = new Intl.Collator();
  return papers.sort(byPaperOrder(order, compare)).map(({ id }) => id);
}

/** The papers that `readPlaceIds` lists first in each of the topics, at most that many, with their titles. */
export async function readFirstTitles(
  db: PapertreeDatabase,
  most: ReadonlyMap<TopicId, number>,
): Promise<Map<TopicId, [PaperId, string][]>> {
  return db.transaction('r', [db.placements, db.papers], async () => {
    const first = await Promise.all(
      [...most].map(async ([topic, count]) => {
        const ids = await readPlaceIds(db, topic, 'filed');
        return [topic, ids.slice(0, count)] as const;
      }),
    );
    const titles = await readPaperTitles(
      db,
      first.flatMap(([, ids]) => ids),
    );
    return new Map(
      first.map(([topic, ids]) => [
        topic,
        ids.flatMap((id): [PaperId, string][] => {
          const title = titles.get(id);
          return title === undefined ? [] : [[id, title]];
        }),
      ]),
    );
  });
}

/** The papers with their placements, in the same order, without deleted ones. */
export async function readPaperRows(db: PapertreeDatabase, ids: PaperId[]): Promise<PaperRow[]> {
  const [papers, placements] = await Promise.all([db.papers.bulkGet(ids), db.placements.bulkGet(ids)]);
  return ids.flatMap((_, index) => {
    const [paper, placement] = [papers[index], placements[index]];
    return paper && placement ? [{ paper, placement }] : [];
  });
}

/** The placements with their papers, in the same order, without those of deleted papers. */
export async function withPapers(db: PapertreeDatabase, placements: Placement[]): Promise<PaperRow[]> {
  const papers = await db.papers.bulkGet(placements.map(({ paperId }) => paperId));
  return placements.flatMap((placement, index) => {
    const paper = papers[index];
    return paper ? [{ paper, placement }] : [];
  });
}

/** All tags of papers, in alphabetical order. */
export async function readTags(db: PapertreeDatabase): Promise<string[]> {
  return (await db.papers.orderBy('tags').uniqueKeys()).map(String).sort(new Intl.Collator().compare);
}

export async function readPaperTitles(db: PapertreeDatabase, ids: PaperId[]): Promise<Map<PaperId, string>> {
  const papers = await db.papers.bulkGet(ids);
  return new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper.title] as const] : [])));
}

/** The state in the library of a paper that a page shows. */
export interface KnownPaper {
  /** `null` if it is not saved. */
  row: PaperRow | null;
  /** Read or dismissed, but not saved. */
  isSeen: boolean;
}

/** The states of papers that a page shows, in the same order, each looked up by any of its names. */
export async function readKnownPapers(db: PapertreeDatabase, papers: PaperId[][]): Promise<KnownPaper[]> {
  const found = await db.papers.where('aliases').anyOf(papers.flat()).toArray();
  const byName = new Map(found.flatMap((paper) => paper.aliases.map((name) => [name, paper] as const)));
  const of = papers.map((names) => names.map((name) => byName.get(name)).find(Boolean));
  const [placements, seen] = await Promise.all([
    db.placements.bulkGet(of.map((paper) => paper?.id ?? ('' as PaperId))),
    db.seen.bulkGet(papers.map(([name]) => name ?? ('' as PaperId))),
  ]);
  return of.map((paper, index) => {
    const placement = placements[index];
    return { row: paper && placement ? { paper, placement } : null, isSeen: seen[index] !== undefined };
  });
}

/** The paper that has one of these names; `null` if there is none. */
export async function findPaperId(db: PapertreeDatabase, names: PaperId[]): Promise<PaperId | null> {
  const [id] = await db.papers.where('aliases').anyOf(names).primaryKeys();
  return id ?? null;
}
