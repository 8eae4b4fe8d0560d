import type { PapertreeDatabase } from '@/lib/db/database';
import { catchUp, lastChange, type Touched } from '@/lib/db/log/change-feed';
import { readKeyRange } from '@/lib/db/queries/read-many-by-key';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/walk-tree';
import type { Embedder } from '@/lib/embedding/embedder';
import type { Engine, FiledPaper } from '@/lib/engine';
import { embedIsolatingFailures } from './embed-isolating-failures';
import { embedPapers } from './embed-papers';
import type { PaperText } from './filing-calls';

/** An engine, and how far it has followed the change log. */
export interface LogFollower {
  engine: Engine;
  /** Number of the last change that is applied; 0 before the first. */
  seq: number;
}

/** Papers read in one transaction, some 50 ms: a write waits no longer than that. */
const AT_ONCE = 500;

/**
 * Applies the later changes of the library to the engine, and sets `seq`. It reads the present records, not each
 * change: a paper moved ten times is applied once. They are read in parts, between which the library may be written;
 * what is written then comes after `seq`, and is read again the next time.
 * @returns how many records were applied.
 */
export async function updateEngine(
  db: PapertreeDatabase,
  embedder: Embedder,
  follower: LogFollower,
): Promise<number> {
  const { engine } = follower;
  const isFirst = follower.seq === 0;
  const touched = isFirst ? await everything(db) : await catchUp(db, follower.seq);
  await updateTopics(db, embedder, engine, touched.topics);
  for (const ids of parts(touched.papers, AT_ONCE)) {
    const { filed, gone } = await readPapers(db, ids, isFirst);
    const papers = filed.map(({ paper }) => paper);
    const vectors = await embedIsolatingFailures(embedder, papers, (some) => embedPapers(db, embedder, some));
    for (const [index, { paper, placement }] of filed.entries()) {
      if (!vectors[index]) {
        gone.push(paper.id);
        continue;
      }
      const { topicId, also, madeBy, rejected } = placement;
      const about = filedPaper(paper.id, paper, vectors[index]);
      engine.apply({ type: 'filed', paper: about, topicId, also, madeBy, rejected });
    }
    for (const paperId of gone) engine.apply({ type: 'unfiled', paperId });
  }
  follower.seq = touched.seq;
  return touched.topics.length + touched.papers.length;
}

async function updateTopics(
  db: PapertreeDatabase,
  embedder: Embedder,
  engine: Engine,
  touched: TopicId[],
): Promise<void> {
  if (touched.length === 0) return;
  const all = new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
  const parentOf = parentsOf(all.values());
  // Parents before children.
  const topics = touched
    .flatMap((id) => all.get(id) ?? [])
    .map((topic) => ({ topic, depth: [...selfAndAncestors(topic.id, parentOf)].length }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ topic }) => topic);
  const names = topics.map(({ name }) => name);
  const nameVectors = await embedIsolatingFailures(embedder, names, (some) => embedder.embed(some));
  for (const [index, topic] of topics.entries())
    engine.apply({ type: 'topic', topic, nameVector: nameVectors[index] ?? null });
  for (const topicId of touched) if (!all.has(topicId)) engine.apply({ type: 'topic-removed', topicId });
}

/** The paper as the engine takes it. @throws Error if it has no vector. */
export function filedPaper(id: PaperId, paper: PaperText, vector: Float32Array | undefined): FiledPaper {
  if (!vector) throw new Error(`No vector came back for ${id}.`);
  const { title, abstract, categories, keywords } = paper;
  return { id, vector, title, abstract, categories, keywords };
}

interface PapersRead {
  filed: { paper: Paper; placement: Placement }[];
  gone: PaperId[];
}

/** @param isRun The papers follow each other in the library: they are read at once, not each by its key. */
function readPapers(db: PapertreeDatabase, ids: PaperId[], isRun: boolean): Promise<PapersRead> {
  return db.transaction('r', [db.papers, db.placements], async () => {
    const [papers, placements] = isRun
      ? await Promise.all([readKeyRange(db.papers, ids), readKeyRange(db.placements, ids)])
      : await Promise.all([db.papers.bulkGet(ids), db.placements.bulkGet(ids)]);
    const paperOf = new Map(papers.map((paper) => [paper?.id, paper]));
    const placementOf = new Map(placements.map((placement) => [placement?.paperId, placement]));
    const read: PapersRead = { filed: [], gone: [] };
    for (const id of ids) {
      const [paper, placement] = [paperOf.get(id), placementOf.get(id)];
      if (paper && placement) read.filed.push({ paper, placement });
      else read.gone.push(id);
    }
    return read;
  });
}

/** All that there is, papers in the order of their ids, and the last change before it was read. */
async function everything(db: PapertreeDatabase): Promise<Touched & { seq: number }> {
  const seq = await lastChange(db);
  return {
    seq,
    topics: await db.topics.toCollection().primaryKeys(),
    papers: await db.papers.toCollection().primaryKeys(),
  };
}
