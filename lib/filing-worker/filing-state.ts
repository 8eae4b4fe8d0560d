import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/settings-table';
import type { ChosenModel } from '@/lib/domain/preferences/model-preferences';
import type { Embedder } from '@/lib/embedding/embedder';
import type { ReferenceTopics } from '@/lib/engine';
import { deleteSuperseded } from './embed-papers';
import { openCheckpoint, readCheckpoint, saveCheckpoint } from './engine-checkpoint';
import { type LogFollower, updateEngine } from './follow-log';

/** Loads embedders; `null` is the bundled model. */
export interface Models {
  load(model: ChosenModel | null): Promise<Embedder>;
  measure(model: string): Promise<ChosenModel>;
  /** The reference topics, with vectors of the embedder's model; `null` if there are none. */
  loadReference(embedder: Embedder): Promise<ReferenceTopics | null>;
}

/** The model in use, and an engine that follows the change log. */
export interface FilingState extends LogFollower {
  model: ChosenModel | null;
  embedder: Embedder;
  /** Loaded on first use; placing does not need it. */
  reference(): Promise<ReferenceTopics | null>;
}

/** Runs work with the state brought up to date, after all earlier work. */
export type WithFilingState = <Value>(work: (state: FilingState) => Promise<Value>) => Promise<Value>;

/** A checkpoint is saved after this long without a call: longer than storing a batch takes. */
const QUIET_MS = 3_000;

/**
 * Manages the filing state, which is derived from the change log: it may be lost at any point, and is restored from
 * the checkpoint and the later changes. It is opened on first use, and again after the person chooses another model
 * or work fails.
 */
export function keepFilingState(db: PapertreeDatabase, models: Models): WithFilingState {
  let opened: Promise<FilingState> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  /** Records applied since the last checkpoint. */
  let unsaved = 0;

  function load(model: ChosenModel | null): Promise<Embedder> {
    return models.load(model).catch((error: unknown) => {
      if (!model) throw error;
      // If a downloaded model is missing or broken, the bundled one is used.
      console.warn(`${model.id} could not be loaded.`, error);
      return models.load(null);
    });
  }

  async function open(model: ChosenModel | null): Promise<FilingState> {
    // Both are large files: neither waits for the other.
    const [embedder, checkpoint] = await Promise.all([load(model), readCheckpoint(db)]);
    let loaded: Promise<ReferenceTopics | null> | undefined;
    const reference = () => (loaded ??= models.loadReference(embedder));
    return { model, embedder, reference, ...openCheckpoint(checkpoint, embedder) };
  }

  async function current(): Promise<FilingState> {
    const model = (await readSetting(db, 'model')) ?? null;
    opened ??= open(model);
    if ((await opened).model?.id !== model?.id) opened = open(model);
    return opened;
  }

  function checkpoint(): void {
    queue = queue
      .then(async () => {
        if (!opened || unsaved === 0) return;
        const state = await opened;
        await saveCheckpoint(db, state.embedder, state);
        unsaved = 0;
        await deleteSuperseded(db, state.embedder);
      })
      .catch((error: unknown) => console.error('The checkpoint of the engine could not be saved.', error));
  }

  return (work) => {
    // One at a time: two concurrent updates would apply every change twice.
    const result = queue.then(async () => {
      try {
        const state = await current();
        unsaved += await updateEngine(db, state.embedder, state);
        return await work(state);
      } catch (error) {
        // Changes may have been applied in part: the next call starts from the checkpoint.
        opened = null;
        throw error;
      } finally {
        clearTimeout(quiet);
        if (unsaved > 0) quiet = setTimeout(checkpoint, QUIET_MS);
      }
    });
    queue = result.catch(() => undefined);
    return result;
  };
}
