import { describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import type { ModelFiles } from '@/lib/embedding/models/model-files';
import { json, tinyOnnx, tinyStaticModel } from '@/tests/support/tiny-static-model';
import { createStaticEmbedder } from './static-embedder';

const tiny = createStaticEmbedder(tinyStaticModel());

async function embed(text: string): Promise<number[]> {
  const [vector] = await tiny.embed([text]);
  return [...(vector ?? [])];
}

describe('createStaticEmbedder', () => {
  it('describes its model', () => {
    expect(tiny.model).toEqual({ id: 'tiny', revision: '1', dimensions: 4, titles: 3 });
    expect(tiny.device).toBe('javascript');
  });

  it('adds the scaled rows of the tokens and normalises the sum', async () => {
    const length = Math.hypot(50, 25);
    expect(await embed('Graph neural')).toEqual([50 / length, 25 / length, 0, 0].map(Math.fround));
    const parts = Math.hypot(1.27, 2.56);
    const networks = await embed('networks');
    expect(networks[2]).toBeCloseTo(1.27 / parts, 6);
    expect(networks[3]).toBeCloseTo(-2.56 / parts, 6);
  });

  it('counts each repetition of a token less', async () => {
    const [graph, neural] = [50 * Math.log(3), 25 * Math.log(2)];
    expect((await embed('graph neural graph'))[0]).toBeCloseTo(graph / Math.hypot(graph, neural), 6);
  });

  it.each(['', '   ', '😀', '中文', '\ud800', '\\alpha^2', 'x'.repeat(100_000), '[PAD]'])(
    'gives zeros for %j',
    async (text) => {
      expect(await embed(text)).toEqual([0, 0, 0, 0]);
    },
  );

  it('gives zeros for a text if it knows only one word in many', async () => {
    expect(await embed('基于 graph 的图像识别')).toEqual([0, 0, 0, 0]);
    expect((await embed('图 graph'))[0]).toBe(1);
    expect((await embed('基于 graph neural networks 的图像识别研究'))[0]).toBeGreaterThan(0);
  });

  it('embeds 10,000 texts in order, and reports progress', async () => {
    const texts = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? 'graph' : 'neural '.repeat(200)));
    const onProgress = vi.fn();
    const vectors = await tiny.embed(texts, { onProgress });
    expect(vectors).toHaveLength(10_000);
    expect(vectors.every((vector, i) => vector[i % 2] === 1)).toBe(true);
    expect(onProgress).toHaveBeenLastCalledWith(10_000, 10_000);
  });

  it('lets other messages through during a long call, and can be aborted by one', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort());
    const onProgress = vi.fn();
    const endless = new Array<string>(1_000_000).fill('graph neural networks '.repeat(300));
    const call = tiny.embed(endless, { signal: abort.signal, onProgress });
    await expect(call).rejects.toEqual(new ExpectedError('aborted'));
    expect(onProgress).not.toHaveBeenCalledWith(1_000_000, 1_000_000);
  });

  it('does nothing if it was already aborted', async () => {
    await expect(tiny.embed([], { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });

  const broken: [string, Partial<ModelFiles['bytes']>][] = [
    ['is truncated', { onnx: tinyStaticModel().bytes.onnx.subarray(0, 60) }],
    ['has no table', { onnx: new Uint8Array() }],
    ['has too few scales', { onnx: tinyOnnx([[1], [1], [1], [1], [1], [1]], [1]) }],
    [
      'has a scale that is not a number',
      { onnx: tinyOnnx([[1], [1], [1], [1], [1], [1]], [1, 1, 1, 1, 1, Number.NaN]) },
    ],
    ['has fewer rows than the tokenizer has ids', { onnx: tinyOnnx([[1]], [1]) }],
    ['has a tokenizer of another kind', { tokenizer: json([]) }],
    ['has no maximum length', { tokenizerConfig: json({}) }],
    ['has a tokenizer that is not JSON', { tokenizer: new Uint8Array() }],
  ];
  it.each(broken)('refuses a model that %s', (_what, bytes) => {
    const tinyModel = tinyStaticModel();
    const model = { ...tinyModel, bytes: { ...tinyModel.bytes, ...bytes } };
    expect(() => createStaticEmbedder(model)).toThrow(expect.objectContaining({ code: 'model-damaged' }));
  });
});
