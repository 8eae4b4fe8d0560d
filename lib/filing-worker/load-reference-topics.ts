import { ExpectedError } from '@/lib/domain/errors';
import type { Embedder } from '@/lib/embedding/embedder';
import { ReferenceTopics, readReferenceTopics } from '@/lib/engine';

/**
 * The reference topics that the extension ships, with vectors of the model in use: those of the bundled model are in a
 * file, another model embeds the topics' words.
 * @param baseUrl address of the bundled model's folder; its last part names the model.
 * @throws ExpectedError `model-unavailable` if a file cannot be loaded.
 */
export async function loadReferenceTopics(baseUrl: string, embedder: Embedder): Promise<ReferenceTopics> {
  const list = await fetchFile(new URL('reference-topics.json', baseUrl));
  const topics = readReferenceTopics(await list.text());
  if (baseUrl.endsWith(`/${embedder.model.id}/`)) {
    const file = await fetchFile(new URL('reference-topics.bin', baseUrl));
    return new ReferenceTopics(topics, Float32Array.from(new Int8Array(await file.arrayBuffer())));
  }
  const { dimensions } = embedder.model;
  const vectors = new Float32Array(topics.length * dimensions);
  const embedded = await embedder.embed(topics.map(({ name, phrases }) => [name, ...phrases].join('. ')));
  for (const [row, vector] of embedded.entries()) vectors.set(vector, row * dimensions);
  return new ReferenceTopics(topics, vectors);
}

async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ExpectedError('model-unavailable', url.pathname, { cause });
  });
  if (!response.ok) throw new ExpectedError('model-unavailable', `${url.pathname}: ${response.status}`);
  return response;
}
