import type { ErrorCode } from '@/lib/domain/errors';

/** A model that was chosen in place of the bundled one. */
export interface ChosenModel {
  /** Its name in the catalogue. */
  id: string;
  device: 'wasm' | 'webgpu';
  /** What was measured when it was chosen, milliseconds a text; empty where there was nothing to choose. */
  millisecondsPerText: Partial<Record<'wasm' | 'webgpu', number>>;
}

/** A model that is to take over once every paper has a vector of it. */
export interface ComingModel {
  id: string;
  /** `null` until it was measured. */
  chosen: ChosenModel | null;
  /** Papers that have a vector of it, and all papers. */
  done: number;
  total: number;
  /** Why it does not come; the model in use stays. */
  problem: ErrorCode | null;
}
