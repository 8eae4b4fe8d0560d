import type { Embedder } from '@/lib/embedding/embedder';
import { fetchModelFiles } from '@/lib/embedding/models/model-files';
import { createStaticEmbedder } from './static-embedder';

/**
 * Loads the bundled model; it needs no runtime and no library.
 * @param baseUrl Address of the model's folder; its last part is the model's name.
 * @throws ExpectedError `model-unavailable` if a file can't be fetched, `model-damaged` if a file is invalid.
 */
export async function loadStaticEmbedder(baseUrl: string): Promise<Embedder> {
  return createStaticEmbedder(await fetchModelFiles(baseUrl));
}
