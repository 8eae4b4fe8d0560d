import * as v from 'valibot';
import { ExpectedError } from '@/lib/domain/errors';
import type { ModelFiles } from '@/lib/embedding/models/model-files';
import { toUnitLength } from '@/lib/vectors/float-vectors';
import type { Embedder, EmbedOptions } from '../embedder';
import { type OnnxInitializer, readOnnxInitializers } from './onnx-initializers';
import { WordPiece } from './word-piece';

const FLOAT32 = 1;
const INT8 = 3;
/**
 * How often a paper's text repeats the title. On the learning lists, 0.7 points more of the papers were filed
 * rightly than with one title, and 0.2 more than with two (training/README.md).
 */
const TITLES = 3;
/**
 * Minimum number of known words in a text that is mostly unknown, such as one in another script with a Latin
 * abbreviation. With fewer, one or two words would decide the whole vector.
 */
const FEWEST_KNOWN = 3;
/** Milliseconds of work after which the worker handles other messages. */
const SLICE = 30;

const tokenizerConfigSchema = v.object({
  model_max_length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
});

/**
 * Runs a model of the bundled kind without a runtime: a vector is the weighted sum of the tokens' vectors, scaled
 * to unit length. It agrees with the model's ONNX graph within 1e-6 (tests/e2e/embedding.chromium.test.ts), is some
 * three times as fast, and loads in a twentieth of the time.
 * The graph that it replaces gathers the tokens' rows of `embedding_table` (int8, [tokens, dimensions]), multiplies
 * each by the token's `embedding_scale` (float32, [tokens], which includes the token's weight) and by log(1 + n)
 * for a token that occurs n times, sums them and divides by the L2 norm.
 * @throws ExpectedError `model-damaged` if the files are not such a model.
 */
export function createStaticEmbedder({ id, revision, bytes }: ModelFiles): Embedder {
  const initializers = readOnnxInitializers(bytes.onnx);
  const table = initializers.get('embedding_table');
  const scale = initializers.get('embedding_scale');
  if (table?.dataType !== INT8 || scale?.dataType !== FLOAT32) {
    throw new ExpectedError('model-damaged', 'no embedding table');
  }
  const [tokens = 0, dimensions = 0] = table.dims;
  if (tokens === 0 || dimensions === 0 || table.raw.length !== tokens * dimensions) {
    throw new ExpectedError('model-damaged', 'size of the embedding table');
  }
  const rows = new Int8Array(table.raw.buffer, table.raw.byteOffset, table.raw.length);
  const scales = readScales(scale, tokens);
  const config = v.safeParse(tokenizerConfigSchema, parseJson(bytes.tokenizerConfig));
  if (!config.success) throw new ExpectedError('model-damaged', 'tokenizer_config.json');
  const wordPiece = new WordPiece(parseJson(bytes.tokenizer), tokens, config.output.model_max_length);
  const counts = new Uint16Array(tokens);

  function embedOne(text: string): Float32Array {
    const sum = new Float64Array(dimensions);
    const tokens = wordPiece.encode(text);
    if (tellsSomething(tokens, wordPiece)) addRows(sum, rows, weigh(tokens, counts, scales));
    return toUnitLength(new Float32Array(sum));
  }

  return {
    model: { id, revision, dimensions, titles: TITLES },
    device: 'javascript',
    async embed(texts: readonly string[], { signal, onProgress }: EmbedOptions = {}) {
      const vectors: Float32Array[] = [];
      let sliceEnds = performance.now() + SLICE;
      for (const text of texts) {
        if (signal?.aborted) throw new ExpectedError('aborted');
        vectors.push(embedOne(text));
        if (performance.now() < sliceEnds) continue;
        onProgress?.(vectors.length, texts.length);
        await new Promise((resolve) => setTimeout(resolve));
        sliceEnds = performance.now() + SLICE;
      }
      if (signal?.aborted) throw new ExpectedError('aborted');
      onProgress?.(vectors.length, texts.length);
      return vectors;
    },
  };
}

/** Whether the model knows enough of a text. Digits, punctuation and single letters do not count as known words. */
function tellsSomething(tokens: number[], wordPiece: WordPiece): boolean {
  const unknown = tokens.filter((id) => id === wordPiece.unknown).length;
  if (unknown === 0) return tokens.length > 0;
  const known = new Set(tokens.filter((id) => wordPiece.isWord(id))).size;
  return known >= FEWEST_KNOWN || known >= unknown;
}

interface WeightedTokens {
  ids: number[];
  weights: number[];
}

/** Each distinct token and the weight of its row. `counts` is all zeros before and after. */
function weigh(tokens: number[], counts: Uint16Array, scales: Float32Array): WeightedTokens {
  for (const id of tokens) counts[id] = (counts[id] as number) + 1;
  const weighted: WeightedTokens = { ids: [], weights: [] };
  for (const id of tokens) {
    const count = counts[id] as number;
    if (count === 0) continue;
    counts[id] = 0;
    weighted.ids.push(id);
    weighted.weights.push((scales[id] as number) * Math.log1p(count));
  }
  return weighted;
}

/**
 * Adds the weighted row of each token to `sum`, four rows at a time, so that `sum` is read and written a quarter as
 * often.
 */
function addRows(sum: Float64Array, rows: Int8Array, { ids, weights }: WeightedTokens): void {
  const width = sum.length;
  const fours = ids.length - (ids.length % 4);
  for (let at = 0; at < fours; at += 4) {
    const a = ids[at] as number;
    const b = ids[at + 1] as number;
    const c = ids[at + 2] as number;
    const d = ids[at + 3] as number;
    const weightA = weights[at] as number;
    const weightB = weights[at + 1] as number;
    const weightC = weights[at + 2] as number;
    const weightD = weights[at + 3] as number;
    for (let i = 0; i < width; i++) {
      sum[i] =
        (sum[i] as number) +
        weightA * (rows[a * width + i] as number) +
        weightB * (rows[b * width + i] as number) +
        weightC * (rows[c * width + i] as number) +
        weightD * (rows[d * width + i] as number);
    }
  }
  for (let at = fours; at < ids.length; at++) {
    const row = (ids[at] as number) * width;
    const weight = weights[at] as number;
    for (let i = 0; i < width; i++) sum[i] = (sum[i] as number) + weight * (rows[row + i] as number);
  }
}

/** The bytes are copied, because a view of 32-bit numbers must begin at a multiple of four. */
function readScales(scale: OnnxInitializer, tokens: number): Float32Array {
  if (scale.raw.length !== tokens * 4) throw new ExpectedError('model-damaged', 'size of the scales');
  const scales = new Float32Array(scale.raw.slice().buffer);
  if (!scales.every(Number.isFinite)) throw new ExpectedError('model-damaged', 'a scale is not a number');
  return scales;
}

function parseJson(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(file));
  } catch (cause) {
    throw new ExpectedError('model-damaged', 'a file of the tokenizer is not JSON', { cause });
  }
}
