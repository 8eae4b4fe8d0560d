import type { PapertreeDatabase } from '@/lib/db/database';
import type { ChosenModel } from '@/lib/db/schema';
import { readSetting } from '@/lib/db/settings';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import type { Topic } from '@/lib/domain/topic';
import { topicPath } from '@/lib/domain/topic-path';
import type { Embedder } from '@/lib/embedding/embedder';
import { paperText } from '@/lib/embedding/paper-text';
import type { PlannedTopic, Suggestion } from '@/lib/messaging/protocol';
import { buildTree, type FiledPaper } from '@/lib/taxonomy';
import { embedPapers, embedSomeMore } from './embed-papers';
import { catchUp, type EngineMemory, filedPaper, openMemory, saveMemory } from './engine-memory';
import type { FilingRequests, MetPaper, Placed } from './protocol';

/** The engine is put down when nothing was asked for this long. */
const QUIET_MS = 1_000;

/** Similar papers that are told of: as many as one reads. */
const SIMILAR = 10;

/** How embedders are come by; `null` is the bundled model. */
export interface Models {
  load(model: ChosenModel | null): Promise<Embedder>;
  measure(model: string): Promise<ChosenModel>;
}

interface Mind {
  model: ChosenModel | null;
  embedder: Embedder;
  memory: EngineMemory;
}

/**
 * The filing worker's mind: an embedder, and an engine whose state is a function of the change log. It may be
 * killed at any point; the next one reads the snapshot and what was written since.
 */
export function createFiling(db: PapertreeDatabase, models: Models): FilingRequests {
  let ready: Promise<Mind> | null = null;
  let coming: { model: ChosenModel; embedder: Embedder } | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let unsaved = 0;

  async function open(model: ChosenModel | null): Promise<Mind> {
    const embedder = await models.load(model).catch((error: unknown) => {
      if (!model) throw error;
      // A model that a person fetched and that is gone or broken: the bundled one serves.
      console.warn(`${model.id} could not be loaded.`, error);
      return models.load(null);
    });
    return { model, embedder, memory: await openMemory(db, embedder) };
  }

  async function current(): Promise<Mind> {
    const model = (await readSetting(db, 'model')) ?? null;
    ready ??= open(model);
    if ((await ready).model?.id !== model?.id) ready = open(model);
    return ready;
  }

  /** One at a time: two that catch up at once would tell the engine everything twice. */
  function inTurn<Value>(work: (embedder: Embedder, memory: EngineMemory) => Promise<Value>): Promise<Value> {
    const result = queue.then(async () => {
      try {
        const { embedder, memory } = await current();
        unsaved += await catchUp(db, embedder, memory);
        return await work(embedder, memory);
      } catch (error) {
        // The engine may be half told: the next call starts from the snapshot.
        ready = null;
        throw error;
      } finally {
        clearTimeout(quiet);
        if (unsaved > 0) quiet = setTimeout(putDown, QUIET_MS);
      }
    });
    queue = result.catch(() => undefined);
    return result;
  }

  function putDown(): void {
    queue = queue
      .then(async () => {
        if (!ready || unsaved === 0) return;
        const { embedder, memory } = await ready;
        await saveMemory(db, embedder, memory);
        unsaved = 0;
      })
      .catch((error: unknown) => console.error('The engine could not be put down.', error));
  }

  return {
    suggest: (papers) =>
      inTurn(async (embedder, { engine }) => {
        const vectors = await embedder.embed(papers.map(paperText));
        const topics = await readTopics(db);
        return papers.map((paper, index): Suggestion => {
          const { topicId, confidence } = engine.place(metPaper(paper, index, vectors[index]));
          return { path: topicPath(topicId, topics), topicId, confidence };
        });
      }),

    place: (paperIds) =>
      inTurn(async (embedder, { engine }) => {
        const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
        const placements = await db.placements.bulkGet(papers.map(({ id }) => id));
        const vectors = await embedPapers(db, embedder, papers);
        return papers.map((paper, index): Placed => {
          const rejected = placements[index]?.rejected ?? [];
          const { topicId, also, confidence, reason, ranked } = engine.place(
            filedPaper(paper, vectors[index] as Float32Array),
            { rejected },
          );
          return { paperId: paper.id, topicId, also, confidence, reason, ranked: ranked.slice(0, 3) };
        });
      }),

    similar: (paperId) => inTurn(async (_, { engine }) => engine.similar(paperId, SIMILAR)),

    measure: (model) => inTurn(() => models.measure(model)),

    prepare: (model) =>
      inTurn(async () => {
        if (coming?.model.id !== model.id) coming = { model, embedder: await models.load(model) };
        const progress = await embedSomeMore(db, coming.embedder);
        if (progress.done === progress.total) coming = null;
        return progress;
      }),

    build: (paperIds) =>
      inTurn(async (embedder): Promise<PlannedTopic[]> => {
        const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
        const vectors = await embedPapers(db, embedder, papers);
        return buildTree(papers.map((paper, index) => filedPaper(paper, vectors[index] as Float32Array)))
          .topics;
      }),
  };
}

async function readTopics(db: PapertreeDatabase): Promise<Map<TopicId, Topic>> {
  return new Map((await db.topics.toArray()).map((topic) => [topic.id, topic]));
}

/** A paper that is not in the library has no id there. */
function metPaper(
  { title, abstract, categories, keywords }: MetPaper,
  index: number,
  vector?: Float32Array,
): FiledPaper {
  if (!vector) throw new Error(`No vector came back for paper ${index}.`);
  return { id: `met:${index}` as PaperId, vector, title, abstract, categories, keywords };
}
