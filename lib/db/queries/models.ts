import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/read-and-write-settings';
import type { ChosenModel, ComingModel } from '@/lib/domain/preferences/model-preferences';

/** The model in use (`null`: the bundled one), and the one that is to take over. */
export interface ModelsReading {
  model: ChosenModel | null;
  coming: ComingModel | null;
}

export async function readModels(db: PapertreeDatabase): Promise<ModelsReading> {
  const [model, coming] = await Promise.all([readSetting(db, 'model'), readSetting(db, 'comingModel')]);
  return { model, coming };
}
