import type { PapertreeDatabase } from '@/lib/db/database';
import { jobsOf } from '@/lib/db/jobs/queue';
import type { FeedEvent, FeedListener } from '@/lib/db/log/change-feed';
import { readSetting } from '@/lib/db/settings-table';
import { type ActId, type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { MarksChanged, SitesChanged } from '@/lib/domain/pages/page-notices';
import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import { likelyTopics } from '@/lib/domain/pages/save-choices';
import type { Paper } from '@/lib/domain/papers/paper';
import { parts } from '@/lib/domain/split-into-parts';
import { topicColour } from '@/lib/domain/topics/topic-colour';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { findPaper } from '@/lib/library/papers/find-paper';
import { papersBelow } from '@/lib/library/topics/edit-topics';

/** The mark of each paper, looked up by any of its names, in the same order. */
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

/** The marks of papers that are not in the library: whether the person has seen them before. */
async function unsavedMarks(db: PapertreeDatabase, names: PaperId[]): Promise<PaperMark[]> {
  const seen = await db.seen.bulkGet(names);
  return seen.map((row) => (row ? { state: 'unsaved', seen: row.how } : { state: 'unsaved' }));
}

/** The marks of these papers, under every name of each; deleted papers are `unsaved`. */
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
  const [isPaused, placements, jobs, saves] = await Promise.all([
    readSetting(db, 'isFilingPaused'),
    db.placements.bulkGet(ids),
    db.queue.bulkGet(ids.map((id) => ['file', id])),
    Promise.all(ids.map((id) => savedBy(db, id))),
  ]);
  const isFiling = (index: number) => jobs[index] && placements[index]?.topicId === UNSORTED;
  // For a paper that was just saved, the tree is not read.
  const topics = ids.every((_, index) => isFiling(index)) ? [] : await db.topics.toArray();
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  const marks = new Map<PaperId, PaperMark>();
  for (const [index, paperId] of ids.entries()) {
    const placement = placements[index];
    const act = saves[index];
    if (!placement || !act) continue;
    if (isFiling(index)) {
      marks.set(paperId, { state: 'filing', paperId, act, ...(isPaused && { isPaused }) });
      continue;
    }
    const { confidence, madeBy, topicId, ranked } = placement;
    const needsPerson = topicId === UNSORTED && madeBy === 'program' && topics.length > 0;
    const path = topicPath(topicId, topicOf);
    const likely = likelyTopics(ranked, topicOf);
    const colour = topicColour(topicId, topicOf);
    marks.set(paperId, {
      state: 'filed',
      ...{ paperId, act, path, ...(colour && { colour }), confidence, madeBy, needsPerson, likely },
    });
  }
  return marks;
}

/** The act that saved the paper, which "undo" on a page reverts. */
async function savedBy(db: PapertreeDatabase, paperId: PaperId): Promise<ActId | undefined> {
  const changes = await db.changes.where('[table+key]').equals(['papers', paperId]).sortBy('seq');
  return changes.findLast((change) => change.before === null)?.act;
}

/** Marks sent in one message; a longer list is sent in parts. */
const MARKS_AT_ONCE = 500;

/**
 * A subscriber of the change feed that sends changed marks to open pages.
 * @param tell sends a message to every open page; it builds the message only if there is one
 */
export function createMarksFollower(
  db: PapertreeDatabase,
  tell: (read: () => Promise<MarksChanged | SitesChanged>) => Promise<void>,
): FeedListener {
  async function announce(papers: PaperId[]): Promise<void> {
    for (const some of parts(papers, MARKS_AT_ONCE)) {
      await tell(async () => ({ type: 'marksChanged', marks: await marksByName(db, some) }));
    }
  }

  async function follow(event: FeedEvent): Promise<void> {
    if (event.type === 'seen') await announce(event.papers);
    if (event.type === 'setting' && event.key === 'sites') await tell(async () => ({ type: 'sitesChanged' }));
    if (event.type === 'setting' && event.key === 'isFilingPaused')
      await announce((await jobsOf(db, 'file')).map(({ subject }) => subject as PaperId));
    if (event.type !== 'act') return;
    const below = await Promise.all(event.repathed.map((topic) => papersBelow(db, topic)));
    await announce([...new Set([...event.touched.papers, ...below.flat()])]);
  }

  return (event) => {
    follow(event).catch((error: unknown) =>
      console.error('Open pages were not notified of a change.', error),
    );
  };
}
