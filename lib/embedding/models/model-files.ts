import { ExpectedError } from '@/lib/domain/errors';
import { modelRevision } from './model-revision';

/** The path of each file in a model's folder, in the layout that transformers.js loads. */
export const modelPaths = {
  config: 'config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  onnx: 'onnx/model_quantized.onnx',
} as const;

export type ModelPart = keyof typeof modelPaths;
export const modelParts = Object.keys(modelPaths) as ModelPart[];

/** A model's name, revision and the contents of its files. */
export interface ModelFiles {
  id: string;
  /** See `EmbeddingModel`. */
  revision: string;
  bytes: Record<ModelPart, Uint8Array<ArrayBuffer>>;
}

/** Reads a model's files with `read`, which returns the bytes of one file or throws, and computes the revision. */
export async function readModelFiles(
  id: string,
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<ModelFiles> {
  const [config, tokenizer, tokenizerConfig, onnx] = await Promise.all([
    read(modelPaths.config),
    read(modelPaths.tokenizer),
    read(modelPaths.tokenizerConfig),
    read(modelPaths.onnx),
  ]);
  const bytes = { config, tokenizer, tokenizerConfig, onnx };
  return { id, revision: await modelRevision(modelParts.map((part) => bytes[part])), bytes };
}

/**
 * Reads a model from a folder that the browser can fetch.
 * @param baseUrl For example the extension's own `/models/papertree-static/`; its last part is the model's name.
 * @throws ExpectedError `model-unavailable` if a file can't be fetched.
 */
export function fetchModelFiles(baseUrl: string): Promise<ModelFiles> {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return readModelFiles(base.split('/').at(-2) ?? '', (path) => fetchBytes(new URL(path, base)));
}

async function fetchBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ExpectedError('model-unavailable', url.pathname, { cause });
  });
  if (!response.ok) throw new ExpectedError('model-unavailable', `${url.pathname}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
