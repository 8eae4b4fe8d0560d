import type { PapertreeDatabase } from '@/lib/db/database';
import type { ChosenModel } from '@/lib/domain/preferences/model-preferences';
import type { Embedder } from '@/lib/embedding/embedder';
import { embedSomeMore } from './embed-papers';
import type { Models } from './filing-state';

/**
 * Returns a function that embeds some more papers with a model that is not in use yet, and says how many have a vector
 * of it. The model is loaded by the first call, and kept until no paper is left.
 */
export function createModelPreparation(db: PapertreeDatabase, models: Models) {
  let loaded: { id: string; embedder: Embedder } | null = null;
  return async (model: ChosenModel): Promise<{ done: number; total: number }> => {
    if (loaded?.id !== model.id) loaded = { id: model.id, embedder: await models.load(model) };
    const progress = await embedSomeMore(db, loaded.embedder);
    if (progress.done === progress.total) loaded = null;
    return progress;
  };
}
