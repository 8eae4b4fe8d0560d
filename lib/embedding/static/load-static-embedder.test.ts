import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyStaticModel } from '@/tests/support/tiny-static-model';
import { loadStaticEmbedder } from './load-static-embedder';

const { bytes: tiny } = tinyStaticModel();
const whole: Record<string, Uint8Array | string> = {
  'onnx/model_quantized.onnx': tiny.onnx,
  'config.json': tiny.config,
  'tokenizer.json': tiny.tokenizer,
  'tokenizer_config.json': tiny.tokenizerConfig,
};
const folders: Record<string, typeof whole> = {
  'tiny-model': whole,
  'no-tokenizer': { ...whole, 'tokenizer.json': '' },
  'cut-model': { ...whole, 'onnx/model_quantized.onnx': tiny.onnx.subarray(0, 50) },
  'other-weights': { ...whole, 'tokenizer_config.json': '{"model_max_length": 2}' },
};

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [, folder = '', ...path] = (request.url ?? '').split('/');
    const file = folders[folder]?.[path.join('/')];
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('loadStaticEmbedder', () => {
  it('names the model by its folder and its revision by its bytes', async () => {
    const embedder = await loadStaticEmbedder(`${origin}/tiny-model`);
    const other = await loadStaticEmbedder(`${origin}/other-weights/`);
    expect(embedder.model).toEqual({
      id: 'tiny-model',
      revision: expect.stringMatching(/^[0-9a-f]{12}$/),
      dimensions: 4,
      titles: 3,
    });
    expect(other.model.revision).not.toBe(embedder.model.revision);
    expect((await embedder.embed(['graph']))[0]?.[0]).toBe(1);
  });

  it.each([
    ['no-such-model', 'model-unavailable'],
    ['no-tokenizer', 'model-damaged'],
    ['cut-model', 'model-damaged'],
  ])('rejects %s with %s', async (folder, code) => {
    await expect(loadStaticEmbedder(`${origin}/${folder}/`)).rejects.toMatchObject({ code });
  });

  it('reports an unavailable model if the server is unreachable', async () => {
    await expect(loadStaticEmbedder('http://127.0.0.1:9/model/')).rejects.toMatchObject({
      code: 'model-unavailable',
    });
  });
});
