import type { Embedder } from '@/lib/embedding/embedder';
import type { HubModel } from '@/lib/embedding/models/model-catalogue';
import { ModelDownloads } from '@/lib/embedding/models/model-downloads';
import { modelNamed } from '@/lib/embedding/models/model-store';
import { loadStaticEmbedder } from '@/lib/embedding/static/load-static-embedder';
import { chooseDevice, type RuntimeDevice } from '@/lib/embedding/transformers/choose-device';
import type { Models } from './filing-state';
import { loadReferenceTopics } from './load-reference-topics';

/** Texts to measure devices with: twenty texts of the length of a paper. */
const timedTexts = Array<string>(20).fill(
  'We study how papers find their place in a topic tree. '.repeat(20),
);

const bundledModel = () => new URL('/models/papertree-static/', location.origin).href;

/** Loads the bundled model from the extension's files, others from the person's downloads. */
export const models: Models = {
  load: (chosen) =>
    chosen ? loadFetched(modelNamed(chosen.id), chosen.device) : loadStaticEmbedder(bundledModel()),

  loadReference: (embedder) => loadReferenceTopics(bundledModel(), embedder),

  async measure(id) {
    const model = modelNamed(id);
    return { id, ...(await chooseDevice((device) => loadFetched(model, device), timedTexts)) };
  },
};

async function loadFetched(model: HubModel, device: RuntimeDevice): Promise<Embedder> {
  const files = await new ModelDownloads(caches).open(model);
  const { pooling, prefix } = model;
  const runtimeUrl = new URL('/ort/', location.origin).href;
  // Half a megabyte of script that the bundled model does not need.
  const { loadTransformersEmbedder } = await import('@/lib/embedding/transformers/transformers-embedder');
  return loadTransformersEmbedder(files, { device, runtimeUrl, pooling, prefix });
}
