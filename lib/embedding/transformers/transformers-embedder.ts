import { AutoModel, AutoTokenizer, env, type Tensor } from '@xenova/transformers';
import { ExpectedError } from '@/lib/domain/errors';
import type { Embedder, EmbedOptions } from '@/lib/embedding/embedder';
import { type ModelFiles, modelParts, modelPaths } from '@/lib/embedding/models/model-files';
import { toUnitLength } from '@/lib/vectors/float-vectors';
import type { RuntimeDevice } from './choose-device';

/**
 * Number of texts in a batch. Padding makes larger batches slower on WASM: a MiniLM-shaped model embedded 7.4
 * texts/s in batches of 8 and 5.5 in batches of 128; a static one 2,450 and 2,050.
 */
const BATCH = 8;

export interface RuntimeOptions {
  device: RuntimeDevice;
  /** Address of the folder with ONNX Runtime's files, e.g. the extension's own `/ort/`. */
  runtimeUrl: string;
  /** How the tokens' vectors are combined into one, if the graph doesn't do it itself. */
  pooling: 'mean' | 'cls';
  /** The prefix that the model requires before each text; empty for most. */
  prefix: string;
}

/**
 * Loads any model in the layout of transformers.js with that library and ONNX Runtime. Load only one per worker,
 * because the library's settings are global. Import this file only dynamically, in a worker, so that nothing else
 * waits for it.
 * @throws ExpectedError `model-damaged` if the library can't load the files.
 */
export async function loadTransformersEmbedder(
  files: ModelFiles,
  options: RuntimeOptions,
): Promise<Embedder> {
  configureRuntime(options.runtimeUrl);
  serveToLibrary(files);
  const { tokenizer, model } = await loadParts(files.id, options.device);

  async function embedBatch(texts: string[]): Promise<Float32Array[]> {
    const inputs = tokenizer(
      texts.map((text) => options.prefix + text),
      { padding: true, truncation: true },
    );
    if (inputs.input_ids.dims[1] === 0) return texts.map(() => toUnitLength(new Float32Array(dimensions)));
    const output = await model(inputs);
    const tensor: Tensor = output.last_hidden_state ?? output.token_embeddings;
    return poolRows(tensor, inputs.attention_mask, options.pooling).map(toUnitLength);
  }

  let dimensions = 0;
  const [probe] = await embedBatch(['a']);
  dimensions = probe?.length ?? 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    model: { id: files.id, revision: files.revision, dimensions, titles: 1 },
    device: options.device,
    embed(texts, embedOptions = {}) {
      const call = last.then(() => embedInBatches(texts, embedOptions, embedBatch));
      last = call.catch(() => undefined);
      return call;
    },
  };
}

function configureRuntime(runtimeUrl: string): void {
  env.useWasmCache = false;
  const wasm = env.backends.onnx.wasm;
  if (!wasm) throw new ExpectedError('model-unavailable', 'no WebAssembly');
  // The same choice as in onnx-runtime.ts, which loads the matching JavaScript.
  const variant = 'Suspending' in WebAssembly ? 'ort-wasm-simd-threaded.jspi' : 'ort-wasm-simd-threaded';
  wasm.wasmPaths = {
    mjs: new URL(`${variant}.mjs`, runtimeUrl).href,
    wasm: new URL(`${variant}.wasm`, runtimeUrl).href,
  };
  if (!globalThis.crossOriginIsolated) wasm.numThreads = 1;
}

/** Serves the files of this model to the library as a custom cache, and nothing from anywhere else. */
function serveToLibrary({ id, bytes }: ModelFiles): void {
  const served = new Map(modelParts.map((part) => [`/${id}/${modelPaths[part]}`, bytes[part]]));
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/';
  env.useBrowserCache = false;
  env.useCustomCache = true;
  env.customCache = {
    match: async (path) => {
      const file = served.get(path);
      return file && new Response(file, { headers: { 'Content-Length': String(file.length) } });
    },
    put: async () => undefined,
  };
  env.fetch = async () => new Response(null, { status: 404 });
}

async function loadParts(id: string, device: RuntimeOptions['device']) {
  try {
    const [tokenizer, model] = await Promise.all([
      AutoTokenizer.from_pretrained(id),
      AutoModel.from_pretrained(id, { dtype: 'q8', device }),
    ]);
    return { tokenizer, model };
  } catch (cause) {
    throw new ExpectedError('model-damaged', id, { cause });
  }
}

/** Runs texts of similar length together, because the shorter texts of a batch are padded. */
async function embedInBatches(
  texts: readonly string[],
  { signal, onProgress }: EmbedOptions,
  embedBatch: (texts: string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const order = texts.map((text, index) => ({ text, index })).sort((a, b) => a.text.length - b.text.length);
  const vectors = new Array<Float32Array>(texts.length);
  for (let start = 0; start < order.length; start += BATCH) {
    if (signal?.aborted) throw new ExpectedError('aborted');
    const batch = order.slice(start, start + BATCH);
    const embedded = await embedBatch(batch.map(({ text }) => text));
    embedded.forEach((vector, i) => {
      const index = batch[i]?.index;
      if (index !== undefined) vectors[index] = vector;
    });
    onProgress?.(Math.min(start + BATCH, texts.length), texts.length);
  }
  if (signal?.aborted) throw new ExpectedError('aborted');
  return vectors;
}

/**
 * Returns one vector per text. An output of shape [texts, dimensions] is used as it is; one of shape [texts,
 * tokens, dimensions] is reduced to the first token, or to the mean of the tokens that `mask` marks. The library's
 * own pooling takes two thirds of a static model's time.
 */
function poolRows(output: Tensor, mask: Tensor, pooling: RuntimeOptions['pooling']): Float32Array[] {
  const data = output.data as Float32Array;
  const marks = mask.data as BigInt64Array;
  const [texts = 0, second = 0, third] = output.dims;
  const dimensions = third ?? second;
  const stride = third === undefined ? dimensions : second * dimensions;
  const pooled = pooling === 'cls' ? 1 : second;
  return Array.from({ length: texts }, (_, text) => {
    const start = text * stride;
    if (third === undefined) return data.slice(start, start + dimensions);
    return sumRows(data, start, dimensions, marks.subarray(text * second, text * second + pooled));
  });
}

/** The sum of the marked tokens' rows; it has the same direction as their mean. */
function sumRows(data: Float32Array, start: number, dimensions: number, marks: BigInt64Array): Float32Array {
  const sum = new Float32Array(dimensions);
  marks.forEach((mark, token) => {
    if (mark === 0n) return;
    const row = start + token * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + (data[row + i] as number);
  });
  return sum;
}
