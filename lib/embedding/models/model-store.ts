import { ExpectedError } from '@/lib/domain/errors';
import { type HubModel, modelCatalogue } from './model-catalogue';
import { type DownloadOptions, ModelDownloads } from './model-downloads';
import { modelParts } from './model-files';

/** The catalogue and the downloads, by the models' names. */
export function createModelStore(caches: Pick<CacheStorage, 'open' | 'delete'>) {
  const store = new ModelDownloads(caches);
  return {
    models: modelCatalogue.map((model) => ({
      id: model.id,
      languages: model.languages,
      licence: model.licence,
      bytes: modelParts.reduce((sum, part) => sum + model.files[part].bytes, 0),
    })),
    state: async (id: string) => store.state(modelNamed(id)),
    download: async (id: string, options: DownloadOptions) => store.download(modelNamed(id), options),
    remove: async (id: string) => store.remove(modelNamed(id)),
  };
}

/** @throws ExpectedError `model-unavailable` for a model that is not in the catalogue. */
export function modelNamed(id: string): HubModel {
  const model = modelCatalogue.find((known) => known.id === id);
  if (!model) throw new ExpectedError('model-unavailable', id);
  return model;
}
