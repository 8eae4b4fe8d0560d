import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import { tinyTokenModel } from '@/tests/support/tiny-token-model';
import { loadTransformersEmbedder } from './transformers-embedder';

/**
 * A fake of the library: one token per character, with the vector `[code, 1]`. The real library runs in tests/e2e.
 */
const library = vi.hoisted(() => {
  const batches: string[][] = [];
  const tokenizer = (texts: string[]) => {
    batches.push(texts);
    const tokens = Math.max(...texts.map((text) => text.length));
    const mask = texts.flatMap((text) =>
      Array.from({ length: tokens }, (_, i) => BigInt(Number(i < text.length))),
    );
    return {
      texts,
      input_ids: { dims: [texts.length, tokens] },
      attention_mask: { data: BigInt64Array.from(mask) },
    };
  };
  const model = async ({ texts, input_ids }: ReturnType<typeof tokenizer>) => {
    const [batch = 0, tokens = 0] = input_ids.dims;
    const code = (text: string, i: number) => (i < text.length ? text.charCodeAt(i) - 96 : 99);
    const data = texts.flatMap((text) => Array.from({ length: tokens }, (_, i) => [code(text, i), 1]).flat());
    return { last_hidden_state: { data: Float32Array.from(data), dims: [batch, tokens, 2] } };
  };
  const env = { backends: { onnx: { wasm: {} } } };
  return {
    batches,
    env,
    AutoTokenizer: { from_pretrained: vi.fn(async () => tokenizer) },
    AutoModel: { from_pretrained: vi.fn(async () => model) },
  };
});
vi.mock('@xenova/transformers', () => library);

const files = { id: 'Someone/some', revision: '1', bytes: tinyTokenModel() };
const options = {
  device: 'wasm',
  runtimeUrl: 'https://extension.invalid/ort/',
  pooling: 'mean',
  prefix: '',
} as const;

beforeEach(() => {
  library.batches.length = 0;
});

function unit(...values: number[]): number[] {
  const length = Math.hypot(...values);
  return values.map((value) => Math.fround(value / length));
}

describe('loadTransformersEmbedder', () => {
  it('returns vectors in the order of the texts, whatever the order of the work', async () => {
    const embedder = await loadTransformersEmbedder(files, options);
    const texts = ['c'.repeat(30), 'a', 'bb', ...Array.from({ length: 20 }, () => 'd')];
    const vectors = await embedder.embed(texts);
    expect(vectors.slice(0, 4).map((vector) => [...vector])).toEqual([
      unit(3, 1),
      unit(1, 1),
      unit(2, 1),
      unit(4, 1),
    ]);
    expect(vectors).toHaveLength(23);
    expect(library.batches.at(-1)).toContain('c'.repeat(30));
    expect(embedder.model).toEqual({ id: 'Someone/some', revision: '1', dimensions: 2, titles: 1 });
  });

  it('excludes padding from the mean, and uses only the first token with cls', async () => {
    const mean = await loadTransformersEmbedder(files, options);
    expect([...((await mean.embed(['ac', 'aaaaa']))[0] ?? [])]).toEqual(unit(2, 1));
    const cls = await loadTransformersEmbedder(files, { ...options, pooling: 'cls' });
    expect([...((await cls.embed(['ac', 'aaaaa']))[0] ?? [])]).toEqual(unit(1, 1));
  });

  it('gives zeros for a text without tokens', async () => {
    const embedder = await loadTransformersEmbedder(files, options);
    const without = [0, 0];
    expect((await embedder.embed(['', 'bb'])).map((vector) => [...vector])).toEqual([without, unit(2, 1)]);
    expect((await embedder.embed(['', ''])).map((vector) => [...vector])).toEqual([without, without]);
    expect(await embedder.embed([])).toEqual([]);
  });

  it('puts the prefix before each text', async () => {
    const embedder = await loadTransformersEmbedder(files, { ...options, prefix: 'query: ' });
    await embedder.embed(['a']);
    expect(library.batches.at(-1)).toEqual(['query: a']);
  });

  it('reports progress, and can be aborted between two batches', async () => {
    const embedder = await loadTransformersEmbedder(files, options);
    const abort = new AbortController();
    const onProgress = vi.fn((done: number) => {
      if (done === 16) abort.abort();
    });
    const call = embedder.embed(new Array(100).fill('a'), { signal: abort.signal, onProgress });
    await expect(call).rejects.toEqual(new ExpectedError('aborted'));
    expect(onProgress.mock.calls).toEqual([
      [8, 100],
      [16, 100],
    ]);
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });

  it('finishes one call before it starts the next', async () => {
    const embedder = await loadTransformersEmbedder(files, options);
    library.batches.length = 0;
    await Promise.all([embedder.embed(new Array(16).fill('a')), embedder.embed(['b'])]);
    expect(library.batches.map((batch) => batch[0])).toEqual(['a', 'a', 'b']);
  });

  it('gives the library only the files of this model, and no network', async () => {
    await loadTransformersEmbedder(files, options);
    const env = library.env as unknown as {
      customCache: { match(path: string): Promise<Response | undefined> };
      fetch(url: string): Promise<Response>;
      allowRemoteModels: boolean;
    };
    const config = await env.customCache.match('/Someone/some/config.json');
    expect(await config?.json()).toMatchObject({ model_type: 'bert' });
    expect(await env.customCache.match('/Someone/other/config.json')).toBeUndefined();
    expect((await env.fetch('https://huggingface.co/anything')).status).toBe(404);
    expect(env.allowRemoteModels).toBe(false);
  });

  it('reports a damaged model if the library cannot load it', async () => {
    library.AutoModel.from_pretrained.mockRejectedValueOnce(new Error('protobuf parsing failed'));
    await expect(loadTransformersEmbedder(files, options)).rejects.toMatchObject({ code: 'model-damaged' });
  });
});
