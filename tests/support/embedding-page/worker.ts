import type { Embedder } from '@/lib/embedding/embedder';
import type { HubModel } from '@/lib/embedding/models/model-catalogue';
import { ModelDownloads } from '@/lib/embedding/models/model-downloads';
import { fetchModelFiles, type ModelFiles } from '@/lib/embedding/models/model-files';
import { loadStaticEmbedder } from '@/lib/embedding/static/load-static-embedder';

/** A task of the page for the worker. */
export interface EmbeddingTask {
  /** `plain-wasm` is `wasm` in a browser that cannot suspend WebAssembly. */
  way: 'direct' | 'wasm' | 'plain-wasm' | 'webgpu';
  /** The folder of the model, or the hub from which it is downloaded and then cached by the browser. */
  model: { url: string } | { hub: string; entry: HubModel };
  texts: string[];
  /** Number of times that the texts are embedded; each round is timed. */
  rounds: number;
  /** Vectors are large, so they are returned only on request. */
  returnVectors: boolean;
}

export interface EmbeddingOutcome {
  dimensions: number;
  device: string;
  /** Milliseconds for all texts, per round. */
  times: number[];
  vectors: number[][];
}

async function load({ way, model }: EmbeddingTask): Promise<Embedder> {
  if (way === 'direct' && 'url' in model) return loadStaticEmbedder(model.url);
  if (way === 'plain-wasm') Reflect.deleteProperty(WebAssembly, 'Suspending');
  const device = way === 'webgpu' ? 'webgpu' : 'wasm';
  const { loadTransformersEmbedder } = await import('@/lib/embedding/transformers/transformers-embedder');
  const { pooling, prefix } = 'entry' in model ? model.entry : { pooling: 'mean' as const, prefix: '' };
  const runtimeUrl = new URL('/ort/', location.origin).href;
  return loadTransformersEmbedder(await filesOf(model), { device, runtimeUrl, pooling, prefix });
}

async function filesOf(model: EmbeddingTask['model']): Promise<ModelFiles> {
  if ('url' in model) return fetchModelFiles(model.url);
  const store = new ModelDownloads(caches, model.hub);
  await store.download(model.entry);
  return store.open(model.entry);
}

async function run(task: EmbeddingTask): Promise<EmbeddingOutcome> {
  const embedder = await load(task);
  await embedder.embed(task.texts.slice(0, 1));
  postMessage('first vector');
  const times: number[] = [];
  let vectors: Float32Array[] = [];
  for (let round = 0; round < task.rounds; round++) {
    const begun = performance.now();
    vectors = await embedder.embed(task.texts);
    times.push(performance.now() - begun);
  }
  return {
    dimensions: embedder.model.dimensions,
    device: embedder.device,
    times,
    vectors: task.returnVectors ? vectors.map((vector) => [...vector]) : [],
  };
}

addEventListener('message', async ({ data }: MessageEvent<EmbeddingTask>) => {
  try {
    postMessage(await run(data));
  } catch (error) {
    postMessage({ error: String(error), cause: String((error as Error).cause) });
  }
});
