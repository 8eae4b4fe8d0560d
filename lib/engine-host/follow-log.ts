import type { PapertreeDatabase } from '@/lib/db/database';
import { catchUp, lastChange, type Touched } from '@/lib/db/log/change-feed';
import { readMany } from '@/lib/db/queries/read-many-by-key';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/ancestors';
import type { Topic } from '@/lib/domain/topics/topic';
import type { Embedder } from '@/lib/embedding/embedder';
import type { Engine, FiledPaper } from '@/lib/engine';
import { embedPapers } from './embed-papers';
import type { PaperText } from './filing-calls';

/** An engine, and how far it has followed the change log. */
export interface LogFollower {
  engine: Engine;
  /** The last change that it knows of; 0 before the first. */
  seq: number;
}

/**
 * Applies to the engine what happened in the library since it last looked, and sets `seq`. It reads the records as they
 * are now, not each step on the way: a paper moved ten times is filed once.
 * @returns how many records were applied.
 */
export async function updateEngine(
  db: PapertreeDatabase,
  embedder: Embedder,
  follower: LogFollower,
): Promise<number> {
  const { engine } = follower;
  const updates = await readUpdates(db, follower.seq);
  const nameVectors = await embedder.embed(updates.topics.map(({ name }) => name));
  for (const [index, topic] of updates.topics.entries()) {
    engine.apply({ type: 'topic', topic, nameVector: nameVectors[index] ?? null });
  }
  const vectors = await embedPapers(
    db,
    embedder,
    updates.filed.map(({ paper }) => paper),
  );
  for (const [index, { paper, placement }] of updates.filed.entries()) {
    const { topicId, also, madeBy, rejected } = placement;
    engine.apply({
      type: 'filed',
      paper: filedPaper(paper.id, paper, vectors[index]),
      topicId,
      also,
      madeBy,
      rejected,
    });
  }
  for (const paperId of updates.gonePapers) engine.apply({ type: 'unfiled', paperId });
  for (const topicId of updates.goneTopics) engine.apply({ type: 'topic-removed', topicId });
  follower.seq = updates.seq;
  return updates.topics.length + updates.filed.length + updates.gonePapers.length + updates.goneTopics.length;
}

/** The paper as the engine takes it. @throws Error where it came back without a vector. */
export function filedPaper(id: PaperId, paper: PaperText, vector: Float32Array | undefined): FiledPaper {
  if (!vector) throw new Error(`No vector came back for ${id}.`);
  const { title, abstract, categories, keywords } = paper;
  return { id, vector, title, abstract, categories, keywords };
}

interface Updates {
  seq: number;
  /** Parents before children. */
  topics: Topic[];
  filed: { paper: Paper; placement: Placement }[];
  gonePapers: PaperId[];
  goneTopics: TopicId[];
}

async function readUpdates(db: PapertreeDatabase, since: number): Promise<Updates> {
  return db.transaction('r', [db.changes, db.topics, db.papers, db.placements], async () => {
    const seq = await lastChange(db);
    if (seq === since) return { seq, topics: [], filed: [], gonePapers: [], goneTopics: [] };
    const touched = since === 0 ? await everything(db) : await catchUp(db, since);
    const topics = await readMany(db.topics, touched.topics);
    const placements = await readMany(db.placements, touched.papers);
    const papers = await readMany(db.papers, touched.papers);
    return {
      seq,
      topics: await parentsFirst(
        db,
        topics.filter((topic) => topic !== undefined),
      ),
      filed: touched.papers.flatMap((_, index) => {
        const [paper, placement] = [papers[index], placements[index]];
        return paper && placement ? [{ paper, placement }] : [];
      }),
      gonePapers: touched.papers.filter((_, index) => !papers[index] || !placements[index]),
      goneTopics: touched.topics.filter((_, index) => !topics[index]),
    };
  });
}

async function everything(db: PapertreeDatabase): Promise<Touched> {
  return {
    topics: await db.topics.toCollection().primaryKeys(),
    papers: await db.papers.toCollection().primaryKeys(),
  };
}

async function parentsFirst(db: PapertreeDatabase, topics: Topic[]): Promise<Topic[]> {
  const parentOf = parentsOf(await db.topics.toArray());
  return topics
    .map((topic) => ({ topic, depth: [...selfAndAncestors(topic.id, parentOf)].length }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ topic }) => topic);
}
