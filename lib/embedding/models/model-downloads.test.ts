import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryCaches } from '@/tests/support/memory-caches';
import { type ModelHub, startModelHub } from '@/tests/support/model-hub';
import { json, tinyStaticModel } from '@/tests/support/tiny-static-model';
import { modelCatalogue } from './model-catalogue';
import { ModelDownloads } from './model-downloads';
import { modelPaths } from './model-files';

/** Larger than two of the pieces in which a file is stored. */
const WEIGHTS = Uint8Array.from({ length: 9_000_000 }, (_, i) => (i * 7 + (i >> 9)) & 255);
const bytes = { ...tinyStaticModel().bytes, config: json({ model_type: 'bert' }), onnx: WEIGHTS };

let hub: ModelHub;
let caches: MemoryCaches;
let store: ModelDownloads;

beforeEach(async () => {
  hub = await startModelHub('Someone/some-model', bytes, 'mean');
  caches = new MemoryCaches();
  store = new ModelDownloads(caches, hub.origin);
});
afterEach(() => hub.close());

const total = Object.values(bytes).reduce((sum, file) => sum + file.length, 0);

describe('ModelDownloads', () => {
  it('downloads a model, reports progress, and returns its files', async () => {
    const onProgress = vi.fn();
    expect(await store.state(hub.model)).toEqual({ bytes: 0, complete: false });
    await store.download(hub.model, { onProgress });
    expect(onProgress.mock.calls[0]).toEqual([0, total]);
    expect(onProgress.mock.lastCall).toEqual([total, total]);
    expect(await store.state(hub.model)).toEqual({ bytes: total, complete: true });
    const files = await store.open(hub.model);
    expect(files.id).toBe('Someone/some-model');
    expect(Buffer.from(files.bytes.onnx).equals(WEIGHTS)).toBe(true);
    expect(files.bytes.tokenizer).toEqual(bytes.tokenizer);
  });

  it('requests nothing if the model is complete', async () => {
    await store.download(hub.model);
    const asked = hub.requests.length;
    await store.download(hub.model);
    expect(hub.requests).toHaveLength(asked);
  });

  it('keeps what arrived before the connection broke, and resumes there', async () => {
    hub.fail(modelPaths.onnx, { cutAfter: 5_000_000 });
    await expect(store.download(hub.model)).rejects.toMatchObject({ code: 'download-interrupted' });
    const kept = await store.state(hub.model);
    expect(kept.complete).toBe(false);
    expect(kept.bytes).toBeGreaterThan(4_000_000);
    await expect(store.open(hub.model)).rejects.toMatchObject({ code: 'model-unavailable' });

    const onProgress = vi.fn();
    await store.download(hub.model, { onProgress });
    expect(onProgress.mock.calls[0]).toEqual([kept.bytes, total]);
    const small = total - WEIGHTS.length;
    expect(hub.requests.at(-1)).toEqual({ path: modelPaths.onnx, range: `bytes=${kept.bytes - small}-` });
    expect(Buffer.from((await store.open(hub.model)).bytes.onnx).equals(WEIGHTS)).toBe(true);
  });

  it('resumes even if the hub answers with the whole file', async () => {
    hub.fail(modelPaths.onnx, { cutAfter: 5_000_000 });
    await expect(store.download(hub.model)).rejects.toMatchObject({ code: 'download-interrupted' });
    hub.fail(modelPaths.onnx, 'ignore the range');
    await store.download(hub.model);
    expect(Buffer.from((await store.open(hub.model)).bytes.onnx).equals(WEIGHTS)).toBe(true);
  });

  it('reads no more than the size of the file from an endless answer', async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
      cancel() {
        isCancelled = true;
      },
    });
    vi.stubGlobal('fetch', async () => new Response(endless));
    await expect(store.download(hub.model)).rejects.toMatchObject({ code: 'download-damaged' });
    vi.unstubAllGlobals();
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(total + 5_000_000);
  });

  it('pauses and resumes', async () => {
    const pause = new AbortController();
    const onProgress = (done: number) => {
      if (done > 1_000_000) pause.abort();
    };
    await expect(store.download(hub.model, { signal: pause.signal, onProgress })).rejects.toMatchObject({
      code: 'aborted',
    });
    const { bytes: kept } = await store.state(hub.model);
    expect(kept).toBeGreaterThan(1_000_000);
    expect(kept).toBeLessThan(total);
    await store.download(hub.model);
    expect(await store.state(hub.model)).toEqual({ bytes: total, complete: true });
  });

  it('does nothing if it was already aborted', async () => {
    await expect(store.download(hub.model, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(hub.requests).toEqual([]);
  });

  it('drops a file that differs from the catalogue, and only that file', async () => {
    hub.fail(modelPaths.onnx, 'wrong bytes');
    await expect(store.download(hub.model)).rejects.toMatchObject({ code: 'download-damaged' });
    expect((await store.state(hub.model)).bytes).toBe(total - WEIGHTS.length);
    await store.download(hub.model);
    expect((await store.state(hub.model)).complete).toBe(true);
  });

  it('stops at the listed size, whatever the hub sends', async () => {
    const { config } = hub.model.files;
    const shorter = { ...hub.model, files: { ...hub.model.files, config: { ...config, bytes: 5 } } };
    await expect(store.download(shorter)).rejects.toMatchObject({ code: 'download-damaged' });
  });

  it.each([
    [404, 'model-gone'],
    [410, 'model-gone'],
    [429, 'download-interrupted'],
    [503, 'download-interrupted'],
  ])('maps status %i to %s', async (status, code) => {
    hub.fail(modelPaths.tokenizer, { status });
    await expect(store.download(hub.model)).rejects.toMatchObject({ code });
  });

  it('reports an interrupted download if the hub is unreachable', async () => {
    const { model } = hub;
    await hub.close();
    await expect(store.download(model)).rejects.toMatchObject({ code: 'download-interrupted' });
  });

  it('removes what it stored if the disk is full', async () => {
    caches.quota = 6_000_000;
    await expect(store.download(hub.model)).rejects.toMatchObject({ code: 'storage-full' });
    expect(await store.state(hub.model)).toEqual({ bytes: 0, complete: false });
    caches.quota = Number.POSITIVE_INFINITY;
    await store.download(hub.model);
    expect((await store.state(hub.model)).complete).toBe(true);
  });

  it('removes a model', async () => {
    await store.download(hub.model);
    await store.remove(hub.model);
    expect(await store.state(hub.model)).toEqual({ bytes: 0, complete: false });
    await expect(store.open(hub.model)).rejects.toMatchObject({ code: 'model-unavailable' });
  });
});

describe('modelCatalogue', () => {
  it('pins every file of every model', () => {
    for (const { id, commit, files } of modelCatalogue) {
      expect(id).toMatch(/^[\w.-]+\/[\w.-]+$/);
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      for (const file of Object.values(files)) {
        expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(file.bytes).toBeGreaterThan(0);
      }
    }
    expect(new Set(modelCatalogue.map(({ id }) => id)).size).toBe(modelCatalogue.length);
  });
});
