import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting } from '@/lib/db/read-and-write-settings';
import type { ChosenModel } from '@/lib/domain/preferences/model-preferences';
import type { Embedder } from '@/lib/embedding/embedder';
import type { ReferenceTopics } from '@/lib/engine';
import { openCheckpoint, readCheckpoint, saveCheckpoint } from './engine-checkpoint';
import { type LogFollower, updateEngine } from './follow-log';

/** How embedders are loaded; `null` is the bundled model. */
export interface Models {
  load(model: ChosenModel | null): Promise<Embedder>;
  measure(model: string): Promise<ChosenModel>;
  /** The reference topics, with vectors of the embedder's model; `null` where there are none. */
  loadReference(embedder: Embedder): Promise<ReferenceTopics | null>;
}

/** What filing works with: the model in use, and an engine that follows the change log. */
export interface FilingState extends LogFollower {
  model: ChosenModel | null;
  embedder: Embedder;
  /** Loaded when it is first asked for: placing does without. */
  reference(): Promise<ReferenceTopics | null>;
}

/** Does the work with the state as the library is now, after all work that was asked for before. */
export type WithFilingState = <Value>(work: (state: FilingState) => Promise<Value>) => Promise<Value>;

/** A checkpoint is saved when nothing was asked for this long: longer than it takes to store a batch. */
const QUIET_MS = 3_000;

/**
 * Keeps the state of filing, which is a function of the change log: it may be lost at any point, and the next one is
 * opened from the checkpoint and what was written since. It is opened with the first work, and again when the person
 * chooses another model or the work fails.
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
      // A model that a person fetched and that is gone or broken: the bundled one serves.
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
      })
      .catch((error: unknown) => console.error('The checkpoint of the engine could not be saved.', error));
  }

  return (work) => {
    // One at a time: two that catch up at once would apply everything twice.
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
