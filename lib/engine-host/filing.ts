import type { PapertreeDatabase } from '@/lib/db/database';
import { readFilingPreferences } from '@/lib/db/queries/preferences';
import { readRules } from '@/lib/db/queries/rules';
import { readSetting } from '@/lib/db/settings';
import { type PaperId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { FilingPreferences } from '@/lib/domain/preferences/filing-preferences';
import type { ChosenModel } from '@/lib/domain/preferences/model-preferences';
import type { Rule } from '@/lib/domain/rules/rule';
import type { Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import type { Embedder } from '@/lib/embedding/embedder';
import { paperText } from '@/lib/embedding/paper-text';
import { buildTree, type FiledPaper, firstFit } from '@/lib/engine';
import type { PlannedTopic, Suggestion } from '@/lib/rpc/protocol';
import { decidePlace } from './decide-place';
import { embedPapers, embedSomeMore, modelName } from './embed-papers';
import { catchUp, type EngineMemory, filedPaper, openMemory, saveMemory } from './engine-checkpoint';
import type { FilingRequests, MetPaper, Placed, RuleFit } from './filing-calls';

/** The engine is put down when nothing was asked for this long: longer than it takes to write a batch down. */
const QUIET_MS = 3_000;
/** Papers that a page's menu names as near. */
const NEAREST = 3;

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
    const model = await readSetting(db, 'model');
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
        const vectors = await embedder.embed(papers.map((paper) => paperText(paper, embedder.model)));
        const [topics, rules, { autonomy }] = await readWishes(db);
        return papers.map((paper, index): Suggestion => {
          const met = metPaper(paper, `met:${index}` as PaperId, vectors[index]);
          const placed = engine.place(met, { rules });
          const topicId = decidePlace(placed, autonomy);
          const newness = engine.newness(met);
          return { path: topicPath(topicId, topics), topicId, confidence: placed.confidence, newness };
        });
      }),

    consider: ({ paper, id, rejected }) =>
      inTurn(async (embedder, { engine }) => {
        const [vector] = await embedder.embed([paperText(paper, embedder.model)]);
        const met = metPaper(paper, id ?? ('met:0' as PaperId), vector);
        return { ranked: engine.place(met, { rejected }).ranked, nearest: engine.nearest(met, NEAREST) };
      }),

    place: (paperIds) =>
      inTurn(async (embedder, { engine }) => {
        const papers = (await db.papers.bulkGet(paperIds)).filter((paper) => paper !== undefined);
        const placements = await db.placements.bulkGet(papers.map(({ id }) => id));
        const vectors = await embedPapers(db, embedder, papers);
        const [, rules, { autonomy }] = await readWishes(db);
        return papers.flatMap((paper, index): Placed[] => {
          const { rejected = [], topicId: current = UNSORTED, madeBy } = placements[index] ?? {};
          // It has its vector now, which is all that a paper needs that a person has placed.
          if (madeBy === 'person') return [];
          const placed = engine.place(filedPaper(paper, vectors[index] as Float32Array), { rejected, rules });
          // Who wants to be asked before a paper is filed does not want it back in Unsorted when it is looked at again.
          if (autonomy === 'ask-always' && !placed.rule && current !== UNSORTED) return [];
          const topicId = decidePlace(placed, autonomy);
          const rule = rules.find((rule) => rule === placed.rule);
          return [
            {
              paperId: paper.id,
              topicId,
              also: topicId === UNSORTED ? [] : placed.also,
              confidence: placed.confidence,
              reason: { ...placed.reason, ...(rule && { rule: rule.id }) },
              ranked: placed.ranked.slice(0, 3),
            },
          ];
        });
      }),

    similar: (paperId) => inTurn(async (_, { engine }) => engine.similar(paperId, SIMILAR)),

    embedQuery: (text) =>
      inTurn(async (embedder) => {
        const [vector] = await embedder.embed([text]);
        return { model: modelName(embedder), vector: [...(vector ?? [])] };
      }),

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
        const { granularity } = await readFilingPreferences(db);
        const pile = papers.map((paper, index) => filedPaper(paper, vectors[index] as Float32Array));
        return buildTree(pile, granularity).topics;
      }),

    propose: () =>
      inTurn(async (_, { engine }) => engine.propose((await readFilingPreferences(db)).granularity)),

    async fitRules(rules) {
      const fits: RuleFit[] = [];
      await db.papers.each((paper) => {
        const rule = firstFit(rules, paper);
        if (rule) fits.push({ paperId: paper.id, rule });
      });
      return fits;
    },
  };
}

/** What a person laid down: the tree, the rules in their order, the preferences. */
async function readWishes(db: PapertreeDatabase): Promise<[Map<TopicId, Topic>, Rule[], FilingPreferences]> {
  const topics = await db.topics.toArray();
  return [
    new Map(topics.map((topic) => [topic.id, topic])),
    await readRules(db),
    await readFilingPreferences(db),
  ];
}

/** A paper that is not in the library has no id there, and gets one that no other has. */
function metPaper(
  { title, abstract, categories, keywords }: MetPaper,
  id: PaperId,
  vector?: Float32Array,
): FiledPaper {
  if (!vector) throw new Error(`No vector came back for ${id}.`);
  return { id, vector, title, abstract, categories, keywords };
}
