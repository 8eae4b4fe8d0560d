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
    const next: ComingModel | null =
      id === null || isInUse ? null : { id, chosen: null, done: 0, total: 0, problem: null };
    await writeSetting(db, 'comingModel', next);
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
  const next = await readSetting(db, 'comingModel');
  if (!next || next.problem) return false;
  try {
    const chosen = next.chosen ?? (await filing.measure(next.id));
    const { done, total } = await filing.prepare(chosen);
    return await advance(context, { ...next, chosen, done, total });
  } catch (error) {
    const problem = error instanceof ExpectedError ? error.code : 'unexpected';
    if (problem === 'unexpected') console.error(`${next.id} could not be prepared.`, error);
    // The next run restarts a worker that died.
    if (problem === 'worker-stopped') return true;
    return advance(context, { ...next, problem });
  }
}

/** Stores the progress, or that the model is ready; nothing if the person has chosen another one since. */
async function advance({ db }: LibraryContext, next: ComingModel): Promise<boolean> {
  return db.transaction('rw', db.settings, async () => {
    if ((await readSetting(db, 'comingModel'))?.id !== next.id) return true;
    const isReady = next.problem === null && next.done === next.total;
    if (isReady) await writeSetting(db, 'model', next.chosen);
    await writeSetting(db, 'comingModel', isReady ? null : next);
    return !isReady && next.problem === null;
  });
}
