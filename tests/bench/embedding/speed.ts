import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import * as ort from 'onnxruntime-web/wasm';
import { modelPaths } from '@/lib/embedding/models/model-files';
import type { EmbeddingPage } from '@/tests/support/embedding-page/open';
import type { EmbeddingTask } from '@/tests/support/embedding-page/worker';
import type { BenchModel } from './models';

/** A model that is not static embeds only this many texts, since it embeds about ten a second. */
export const SLOW_TEXTS = 24;
const ROUNDS = 3;

export interface Speed {
  /** Texts per second, median of three rounds. */
  titles: number;
  papers: number;
}

export interface ChromiumSpeed extends Speed {
  /** Milliseconds from the start of a worker to its first vector, median of three. */
  coldMs: number;
  /**
   * Peak resident memory of the page's process minus its memory before, in bytes; `null` on other systems than Linux.
   */
  memory: number | null;
}

/**
 * Speed in Node without a runtime for static models, otherwise with ONNX Runtime's WASM on one thread and the library's
 * tokenizer.
 */
export async function speedInNode(model: BenchModel, titles: string[], papers: string[]): Promise<Speed> {
  const { direct } = model;
  const embed = direct ? (texts: string[]) => direct.embed(texts) : await nodeSession(model);
  const time = async (texts: string[]) => {
    const some = direct ? texts : texts.slice(0, SLOW_TEXTS);
    await embed(some.slice(0, 200));
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      await embed(some);
      times.push(performance.now() - begun);
    }
    return (1000 * some.length) / median(times);
  };
  return { titles: await time(titles), papers: await time(papers) };
}

/** transformers.js itself requires a native runtime in Node, which the project does not install. */
async function nodeSession({ folder }: BenchModel): Promise<(texts: string[]) => Promise<unknown>> {
  const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const config = json(modelPaths.tokenizerConfig);
  const tokenizer = new Tokenizer(json(modelPaths.tokenizer), config);
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(
    new Uint8Array(readFileSync(join(folder, modelPaths.onnx))),
    {
      executionProviders: ['wasm'],
    },
  );
  return async (texts) => {
    for (const text of texts) {
      const ids = tokenizer.encode(text).ids.slice(0, config.model_max_length);
      const row = (value: (id: number) => number) =>
        new ort.Tensor(
          'int64',
          BigInt64Array.from(ids, (id) => BigInt(value(id))),
          [1, ids.length],
        );
      const inputs = {
        input_ids: row((id) => id),
        attention_mask: row(() => 1),
        token_type_ids: row(() => 0),
      };
      await session.run(
        Object.fromEntries(Object.entries(inputs).filter(([name]) => session.inputNames.includes(name))),
      );
    }
  };
}

/** Speed in a worker of a Chromium page, for one way of running the model. */
export async function speedInChromium(
  open: EmbeddingPage,
  model: BenchModel,
  way: 'direct' | 'wasm',
  titles: string[],
  papers: string[],
): Promise<ChromiumSpeed> {
  const some = (texts: string[]) => (model.direct ? texts : texts.slice(0, SLOW_TEXTS));
  const run = (texts: string[], rounds: number) => {
    const url = open.modelUrl(model.folder);
    const task: EmbeddingTask = { way, model: { url }, texts, rounds, returnVectors: false };
    return open.page.evaluate((given) => window.embedInWorker(given), task);
  };
  const memoryBefore = await open.memory();
  const starts: number[] = [];
  for (let i = 0; i < ROUNDS; i++) starts.push((await run(papers.slice(0, 1), 1)).coldStart);
  let memoryAfter: number | null = null;
  const watch = setInterval(async () => {
    const now = await open.memory();
    if (now !== null) memoryAfter = Math.max(now, memoryAfter ?? 0);
  }, 100);
  // The first round warms up the compiler and is not counted.
  const perSecond = async (texts: string[]) => {
    const { times } = await run(some(texts), ROUNDS + 1);
    return (1000 * some(texts).length) / median(times.slice(1));
  };
  const speed = { papers: await perSecond(papers), titles: await perSecond(titles) };
  clearInterval(watch);
  const memory = memoryBefore === null || memoryAfter === null ? null : memoryAfter - memoryBefore;
  return { ...speed, coldMs: median(starts), memory };
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
