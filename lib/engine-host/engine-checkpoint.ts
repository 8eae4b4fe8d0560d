import type { PapertreeDatabase } from '@/lib/db/database';
import { lastChange, type Touched, touchedSince } from '@/lib/db/log/touched-since';
import { readMany } from '@/lib/db/queries/read-many';
import type { Snapshot } from '@/lib/db/schema';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { parentsOf, selfAndAncestors } from '@/lib/domain/topics/ancestors';
import type { Topic } from '@/lib/domain/topics/topic';
import type { Embedder } from '@/lib/embedding/embedder';
import {
  createEngine,
  type Engine,
  type Snapshot as EngineSnapshot,
  type FiledPaper,
  restoreEngine,
} from '@/lib/engine';
import { embedPapers, modelName } from './embed-papers';

/** The engine, and how far in the change log it has read. */
export interface EngineMemory {
  engine: Engine;
  /** The last change that it knows of; 0 before the first. */
  seq: number;
}

/** The engine as it was last put down; an empty one where nothing usable was, which then reads the whole library. */
export async function openMemory(db: PapertreeDatabase, embedder: Embedder): Promise<EngineMemory> {
  const snapshot = await db.snapshots.get('engine');
  const usable = snapshot?.model === modelName(embedder);
  const engine = usable ? restoreEngine(snapshot.state as EngineSnapshot) : null;
  if (engine && snapshot) return { engine, seq: snapshot.seq };
  return { engine: createEngine({ dimensions: embedder.model.dimensions }), seq: 0 };
}

/** Puts the engine down, so that the next start is quick. */
export async function saveMemory(
  db: PapertreeDatabase,
  embedder: Embedder,
  memory: EngineMemory,
): Promise<void> {
  const { seq } = memory;
  await db.snapshots.put({
    key: 'engine',
    model: modelName(embedder),
    seq,
    state: memory.engine.snapshot(),
  } satisfies Snapshot);
}

/**
 * Tells the engine what happened in the library since it last looked. It is told the records as they are now, not
 * each step on the way: a paper moved ten times is filed once.
 * @returns how many records it was told of.
 */
export async function catchUp(
  db: PapertreeDatabase,
  embedder: Embedder,
  memory: EngineMemory,
): Promise<number> {
  const news = await readNews(db, memory.seq);
  const nameVectors = await embedder.embed(news.topics.map(({ name }) => name));
  for (const [index, topic] of news.topics.entries()) {
    memory.engine.apply({ type: 'topic', topic, nameVector: nameVectors[index] ?? null });
  }
  const vectors = await embedPapers(
    db,
    embedder,
    news.filed.map(({ paper }) => paper),
  );
  for (const [index, { paper, placement }] of news.filed.entries()) {
    const vector = vectors[index];
    if (!vector) continue;
    const { topicId, also, madeBy, rejected } = placement;
    memory.engine.apply({ type: 'filed', paper: filedPaper(paper, vector), topicId, also, madeBy, rejected });
  }
  for (const paperId of news.gonePapers) memory.engine.apply({ type: 'unfiled', paperId });
  for (const topicId of news.goneTopics) memory.engine.apply({ type: 'topic-removed', topicId });
  memory.seq = news.seq;
  return news.topics.length + news.filed.length + news.gonePapers.length + news.goneTopics.length;
}

export function filedPaper(paper: Paper, vector: Float32Array): FiledPaper {
  const { id, title, abstract, categories, keywords } = paper;
  return { id, vector, title, abstract, categories, keywords };
}

interface News {
  seq: number;
  /** Parents before children. */
  topics: Topic[];
  filed: { paper: Paper; placement: Placement }[];
  gonePapers: PaperId[];
  goneTopics: TopicId[];
}

async function readNews(db: PapertreeDatabase, since: number): Promise<News> {
  return db.transaction('r', [db.changes, db.topics, db.papers, db.placements], async () => {
    const seq = await lastChange(db);
    if (seq === since) return { seq, topics: [], filed: [], gonePapers: [], goneTopics: [] };
    const touched = since === 0 ? await everything(db) : await touchedSince(db, since);
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
