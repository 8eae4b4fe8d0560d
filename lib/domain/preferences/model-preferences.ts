import type { ErrorCode } from '@/lib/domain/errors';

/** A model that the person chose instead of the bundled one. */
export interface ChosenModel {
  /** Its name in the catalogue. */
  id: string;
  device: 'wasm' | 'webgpu';
  /** Milliseconds per text on each device, measured when the model was chosen; empty if there was only one device. */
  millisecondsPerText: Partial<Record<'wasm' | 'webgpu', number>>;
}

/** A model that replaces the current one when every paper has a vector of it. */
export interface ComingModel {
  id: string;
  /** `null` until its speed has been measured. */
  chosen: ChosenModel | null;
  /** The number of papers with a vector of it, and of all papers. */
  done: number;
  total: number;
  /** Why it cannot replace the current model, which stays in use; `null` if there is no problem. */
  problem: ErrorCode | null;
}
