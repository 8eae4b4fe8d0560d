import type { PapertreeDatabase } from '@/lib/db/database';
import type { EngineSnapshot as StoredEngine } from '@/lib/db/schema';
import type { Embedder } from '@/lib/embedding/embedder';
import { createEngine, type Snapshot as EngineSnapshot, restoreEngine } from '@/lib/engine';
import { simdRows } from '@/lib/simd/simd-rows';
import { modelName } from './embed-papers';
import type { LogFollower } from './follow-log';

/** The last checkpoint, of whatever model. */
export async function readCheckpoint(db: PapertreeDatabase): Promise<StoredEngine | undefined> {
  return (await db.snapshots.get('engine')) as StoredEngine | undefined;
}

/** The engine of a checkpoint; an empty one where it cannot be used, which then reads the whole library. */
export function openCheckpoint(checkpoint: StoredEngine | undefined, embedder: Embedder): LogFollower {
  const usable = checkpoint?.model === modelName(embedder);
  const engine = usable ? restoreEngine(checkpoint.state as EngineSnapshot, simdRows) : null;
  if (engine && checkpoint) return { engine, seq: checkpoint.seq };
  return { engine: createEngine({ dimensions: embedder.model.dimensions, makeByteRows: simdRows }), seq: 0 };
}

/** Stores the engine's state, so that the next start reads only what was written since. */
export async function saveCheckpoint(
  db: PapertreeDatabase,
  embedder: Embedder,
  { engine, seq }: LogFollower,
): Promise<void> {
  await db.snapshots.put({
    key: 'engine',
    model: modelName(embedder),
    seq,
    state: engine.snapshot(),
  } satisfies StoredEngine);
}
