import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperText } from '@/lib/embedding/paper-text';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { type EmbeddingPage, openEmbeddingPage } from '@/tests/support/embedding-page/open';
import type { EmbeddingTask } from '@/tests/support/embedding-page/worker';
import { startModelHub } from '@/tests/support/model-hub';
import { tinyTokenModel } from '@/tests/support/tiny-token-model';

const model = resolve('public/models/papertree-static');
const papers: { title: string; abstract: string }[] = JSON.parse(
  readFileSync(resolve('tests/pages/papers.json'), 'utf8'),
);
/** No ideograph beyond the first plane: there the library's tokenizer departs from the reference, and ours does not. */
const badTexts = [
  '',
  ' \n\t ',
  '😀',
  '深層学習 and 表示',
  '\\frac{\\partial \\mathcal{L}}{\\partial \\theta}',
  '\ud800 lone \udfff surrogates',
  'Schrödinger’s naïve café — ﬁrst\u200b“quoted” İstanbul ΣΟΦΟΣ',
  '[PAD] and [UNK] spelt out',
  'word '.repeat(20_000),
  'x'.repeat(100_000),
];
const texts = [...papers.map((paper) => paperText(paper, { titles: 3 })), ...badTexts];

const missing = findBrowser('chromium') ? '' : ` (skipped: no Chromium. ${howToInstall('chromium')})`;

describe.skipIf(missing)(`embedding in Chromium${missing}`, () => {
  let open: EmbeddingPage;
  let modelUrl: string;

  beforeAll(async () => {
    open = await openEmbeddingPage({ args: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] });
    modelUrl = open.modelUrl(model);
  });
  afterAll(() => open?.close());

  async function embed(
    way: EmbeddingTask['way'],
    some: string[],
    from: EmbeddingTask['model'] = { url: modelUrl },
  ) {
    const task: EmbeddingTask = { way, model: from, texts: some, rounds: 1, returnVectors: true };
    return open.page.evaluate((given) => window.embedInWorker(given), task);
  }

  it('gives the same numbers without the library as with it, within 1e-6', async () => {
    const direct = await embed('direct', texts);
    const library = await embed('wasm', texts);
    expect(direct.device).toBe('javascript');
    expect(library.device).toBe('wasm');
    expect(direct.dimensions).toBe(library.dimensions);
    // The bundled model has no vector for a text of which it knows too little; the graph alone does not know that.
    const told = direct.vectors.flatMap((vector, index) => (vector.some((x) => x !== 0) ? [index] : []));
    expect(told).toEqual(expect.arrayContaining(papers.map((_, index) => index)));
    const of = (vectors: number[][]) => told.map((index) => vectors[index] ?? []);
    expect(widest(of(direct.vectors), of(library.vectors))).toBeLessThan(1e-6);
    expect(of(direct.vectors).every((vector) => Math.abs(Math.hypot(...vector) - 1) < 1e-6)).toBe(true);
  });

  it('gives the same numbers on WebGPU as on WASM, within 1e-5', async () => {
    const some = [...texts.slice(0, 12), ...badTexts];
    const gpu = await embed('webgpu', some);
    expect(gpu.device).toBe('webgpu');
    const wasm = await embed('wasm', some);
    expect(widest(gpu.vectors, wasm.vectors)).toBeLessThan(1e-5);
  });

  it('asks for the one variant of the runtime that it runs', () => {
    expect(runtimeFiles()).toEqual([
      '/ort/ort-wasm-simd-threaded.jspi.mjs',
      '/ort/ort-wasm-simd-threaded.jspi.wasm',
    ]);
  });

  it('falls back to the plain variant where WebAssembly cannot be suspended', async () => {
    open.requested.length = 0;
    const plain = await embed('plain-wasm', texts.slice(0, 8));
    const direct = await embed('direct', texts.slice(0, 8));
    expect(widest(plain.vectors, direct.vectors)).toBeLessThan(1e-6);
    expect(runtimeFiles()).toEqual(['/ort/ort-wasm-simd-threaded.mjs', '/ort/ort-wasm-simd-threaded.wasm']);
  });

  it.each([
    ['mean', [1 / Math.sqrt(5), 2 / Math.sqrt(5), 0, 0]],
    ['cls', [1, 0, 0, 0]],
  ] as const)(
    'runs a model from a hub, kept by the browser, with pooling by %s',
    async (pooling, expected) => {
      const hub = await startModelHub(`Someone/pools-by-${pooling}`, tinyTokenModel(), pooling);
      try {
        const from = { hub: hub.origin, entry: hub.model };
        const some = ['graph neural', 'graph neural net net net net', '', 'net'];
        const first = await embed('wasm', some, from);
        expect(widest(first.vectors.slice(0, 1), [[...expected]])).toBeLessThan(1e-6);
        expect(first.vectors[2]).toEqual([0, 0, 0, 0]);
        expect(first.vectors[3]).toEqual([0, 0, 1, 0]);
        const asked = hub.requests.length;
        expect(await embed('wasm', some, from)).toMatchObject({ vectors: first.vectors });
        expect(hub.requests).toHaveLength(asked);
      } finally {
        await hub.close();
      }
    },
  );

  function runtimeFiles(): string[] {
    return [...new Set(open.requested.filter((path) => path.startsWith('/ort/')))].sort();
  }
});

/** The greatest difference of any number in one list of vectors from its like in the other. */
function widest(one: number[][], other: number[][]): number {
  expect(one.length).toBe(other.length);
  const gaps = one.flatMap((vector, i) =>
    vector.map((value, j) => Math.abs(value - (other[i]?.[j] ?? Number.NaN))),
  );
  return gaps.reduce((widestGap, gap) => (gap <= widestGap ? widestGap : gap), 0);
}
