import { ExpectedError } from '@/lib/domain/errors';
import type { Embedder } from './embedder';
import { modelRevision } from './model-revision';
import { createStaticEmbedder } from './static/static-embedder';

/**
 * Loads a static model from a folder in the layout that transformers.js loads, without that library.
 * @param baseUrl address of the folder, e.g. the extension's own `/models/papertree-static/`; its last part names
 *   the model.
 * @throws ExpectedError `model-unavailable` where a file can't be had, `model-damaged` where one is not what it should be.
 */
export async function loadStaticEmbedder(baseUrl: string): Promise<Embedder> {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const [onnx, tokenizer, tokenizerConfig] = await Promise.all([
    fetchFile(new URL('onnx/model_quantized.onnx', base)),
    fetchFile(new URL('tokenizer.json', base)),
    fetchFile(new URL('tokenizer_config.json', base)),
  ]);
  const id = base.split('/').at(-2) ?? '';
  const revision = await modelRevision([onnx, tokenizer, tokenizerConfig]);
  const files = { onnx, tokenizer: parseJson(tokenizer), tokenizerConfig: parseJson(tokenizerConfig) };
  return createStaticEmbedder({ id, revision }, files);
}

async function fetchFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ExpectedError('model-unavailable', url.pathname, { cause });
  });
  if (!response.ok) throw new ExpectedError('model-unavailable', `${url.pathname}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function parseJson(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(file));
  } catch (cause) {
    throw new ExpectedError('model-damaged', 'a file of the tokenizer is not JSON', { cause });
  }
}
