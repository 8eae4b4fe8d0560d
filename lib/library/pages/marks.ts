import type { PapertreeDatabase } from '@/lib/db/database';
import type { ActId, PaperId } from '@/lib/domain/ids';
import { UNSORTED } from '@/lib/domain/ids';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import type { Paper } from '@/lib/domain/papers/paper';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { findPaper } from '@/lib/library/papers/find-paper';
import type { MarksChanged } from './page-events';

/** What a page shows of each paper, found by any of its names; in the same order. */
export async function lookUpMarks(db: PapertreeDatabase, papers: PaperId[][]): Promise<PaperMark[]> {
  const found = await db.transaction('r', db.papers, () =>
    Promise.all(papers.map((names) => findPaper(db, names))),
  );
  const marks = await marksOf(
    db,
    found.flatMap((paper) => (paper ? [paper] : [])),
  );
  const seen = await unsavedMarks(
    db,
    papers.map(([name]) => name ?? ('' as PaperId)),
  );
  return found.map((paper, index) => (paper && marks.get(paper.id)) ?? seen[index] ?? { state: 'unsaved' });
}

/** What a page shows of papers that are not in the library: whether the person met them before. */
async function unsavedMarks(db: PapertreeDatabase, names: PaperId[]): Promise<PaperMark[]> {
  const seen = await db.seen.bulkGet(names);
  return seen.map((row) => (row ? { state: 'unsaved', seen: row.how } : { state: 'unsaved' }));
}

/** What changed for pages, under every name of every paper; papers that are gone are `unsaved`. */
export async function marksByName(
  db: PapertreeDatabase,
  ids: PaperId[],
): Promise<Record<PaperId, PaperMark>> {
  const papers = await db.papers.bulkGet(ids);
  const marks = await marksOf(
    db,
    papers.flatMap((paper) => (paper ? [paper] : [])),
  );
  const byName: Record<PaperId, PaperMark> = {};
  const seen = await unsavedMarks(db, ids);
  for (const [index, id] of ids.entries()) {
    const mark: PaperMark = marks.get(id) ?? seen[index] ?? { state: 'unsaved' };
    for (const name of papers[index]?.aliases ?? [id]) byName[name] = mark;
  }
  return byName;
}

async function marksOf(db: PapertreeDatabase, papers: Paper[]): Promise<Map<PaperId, PaperMark>> {
  const ids = papers.map(({ id }) => id);
  const [topics, placements, jobs, saves] = await Promise.all([
    db.topics.toArray(),
    db.placements.bulkGet(ids),
    db.jobs.bulkGet(ids),
    Promise.all(ids.map((id) => savedBy(db, id))),
  ]);
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  const marks = new Map<PaperId, PaperMark>();
  for (const [index, paperId] of ids.entries()) {
    const placement = placements[index];
    const act = saves[index];
    if (!placement || !act) continue;
    if (jobs[index] && placement.topicId === UNSORTED) {
      marks.set(paperId, { state: 'filing', paperId, act });
      continue;
    }
    const { confidence, madeBy, topicId } = placement;
    const needsPerson = topicId === UNSORTED && madeBy === 'program' && topics.length > 0;
    const path = topicPath(topicId, topicOf);
    marks.set(paperId, { state: 'filed', paperId, act, path, confidence, madeBy, needsPerson });
  }
  return marks;
}

/** The act that brought the paper in, which is what "undo" on a page takes back. */
async function savedBy(db: PapertreeDatabase, paperId: PaperId): Promise<ActId | undefined> {
  const changes = await db.changes.where('[table+key]').equals(['papers', paperId]).sortBy('seq');
  return changes.findLast((change) => change.before === null)?.act;
}

/** Marks told in one message; a longer list is told in parts. */
const MARKS_AT_ONCE = 500;

/** Tells pages, through `tell`, what they should now show of the papers that changed; it asks for that where somebody hears it. */
export function announceMarks(
  db: PapertreeDatabase,
  tell: (read: () => Promise<MarksChanged>) => Promise<void>,
): (papers: PaperId[]) => void {
  async function announce(papers: PaperId[]): Promise<void> {
    for (let start = 0; start < papers.length; start += MARKS_AT_ONCE) {
      const some = papers.slice(start, start + MARKS_AT_ONCE);
      await tell(async () => ({ type: 'marksChanged', marks: await marksByName(db, some) }));
    }
  }
  return (papers) => {
    announce(papers).catch((error: unknown) => console.error('Open pages were not told of a change.', error));
  };
}
