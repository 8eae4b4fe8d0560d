import { readSetting, writeSetting } from '@/lib/db/settings-table';
import { ExpectedError } from '@/lib/domain/errors';
import type { ComingModel } from '@/lib/domain/preferences/model-preferences';
import type { Task } from '@/lib/jobs/task';
import type { LibraryContext } from '@/lib/library/context';

/**
 * Chooses the embedding model. The bundled one (`null`) is used at once; another one as soon as every paper has a
 * vector of it. Until then, the present model stays in use.
 */
export async function chooseModel(context: LibraryContext, id: string | null): Promise<void> {
  const { db } = context;
  await db.transaction('rw', db.settings, async () => {
    const isInUse = ((await readSetting(db, 'model'))?.id ?? null) === id;
    if (id === null) await writeSetting(db, 'model', null);
    const coming: ComingModel | null =
      id === null || isInUse ? null : { id, chosen: null, done: 0, total: 0, problem: null };
    await writeSetting(db, 'comingModel', coming);
  });
}

/** Prepares the next model part by part, so that saves are handled in between. */
export function preparingTask(context: LibraryContext): Task {
  return {
    name: 'prepare a model',
    run: async () => ((await prepareModel(context)) ? Date.now() : null),
    wakesOn: (event) => event.type === 'setting' && event.key === 'comingModel',
  };
}

/**
 * Embeds a part of the library with the next model. May be killed at any point.
 * @returns whether there is more to do.
 */
export async function prepareModel(context: LibraryContext): Promise<boolean> {
  const { db, filing } = context;
  const coming = await readSetting(db, 'comingModel');
  if (!coming || coming.problem) return false;
  try {
    const chosen = coming.chosen ?? (await filing.measure(coming.id));
    const { done, total } = await filing.prepare(chosen);
    return await advance(context, { ...coming, chosen, done, total });
  } catch (error) {
    const problem = error instanceof ExpectedError ? error.code : 'unexpected';
    if (problem === 'unexpected') console.error(`${coming.id} could not be prepared.`, error);
    // The next run restarts a worker that died.
    if (problem === 'worker-stopped') return true;
    return advance(context, { ...coming, problem });
  }
}

/** Stores the progress, or that the model is ready; nothing if the person has chosen another one since. */
async function advance({ db }: LibraryContext, coming: ComingModel): Promise<boolean> {
  return db.transaction('rw', db.settings, async () => {
    if ((await readSetting(db, 'comingModel'))?.id !== coming.id) return true;
    const hasCome = coming.problem === null && coming.done === coming.total;
    if (hasCome) await writeSetting(db, 'model', coming.chosen);
    await writeSetting(db, 'comingModel', hasCome ? null : coming);
    return !hasCome && coming.problem === null;
  });
}
