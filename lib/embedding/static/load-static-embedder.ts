import type { Embedder } from '@/lib/embedding/embedder';
import { fetchModelFiles } from '@/lib/embedding/models/model-files';
import { createStaticEmbedder } from './static-embedder';

/**
 * The bundled model, ready to embed: no runtime and no library.
 * @param baseUrl address of the model's folder; its last part names the model.
 * @throws ExpectedError `model-unavailable` where a file can't be had, `model-damaged` where one is not what it should be.
 */
export async function loadStaticEmbedder(baseUrl: string): Promise<Embedder> {
  return createStaticEmbedder(await fetchModelFiles(baseUrl));
}
