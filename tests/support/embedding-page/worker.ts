import type { Embedder } from '@/lib/embedding/embedder';
import { loadStaticEmbedder } from '@/lib/embedding/load-static-embedder';
import { fetchModelFiles } from '@/lib/embedding/model-files';

/** What the page asks of the worker. */
export interface EmbeddingTask {
  /** `plain-wasm` is `wasm` in a browser that can't suspend WebAssembly. */
  way: 'direct' | 'wasm' | 'plain-wasm' | 'webgpu';
  modelUrl: string;
  texts: string[];
  /** How often the texts are embedded; the times are of each. */
  rounds: number;
  /** Vectors are large: only where they are asked for. */
  returnVectors: boolean;
}

export interface EmbeddingOutcome {
  dimensions: number;
  device: string;
  /** Milliseconds for all texts, a round each. */
  times: number[];
  vectors: number[][];
}

async function load({ way, modelUrl }: EmbeddingTask): Promise<Embedder> {
  if (way === 'direct') return loadStaticEmbedder(modelUrl);
  if (way === 'plain-wasm') Reflect.deleteProperty(WebAssembly, 'Suspending');
  const device = way === 'webgpu' ? 'webgpu' : 'wasm';
  const { loadTransformersEmbedder } = await import('@/lib/embedding/transformers-embedder');
  const runtimeUrl = new URL('/ort/', location.origin).href;
  return loadTransformersEmbedder(await fetchModelFiles(modelUrl), {
    device,
    runtimeUrl,
    pooling: 'mean',
  });
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
