/**
 * The model that made a vector. Vectors of different models, or of different revisions of a model, are never
 * compared.
 */
export interface EmbeddingModel {
  /** The model's name, e.g. `papertree-static` or `Xenova/all-MiniLM-L6-v2`. */
  id: string;
  /**
   * The first twelve hexadecimal digits of the SHA-256 over the SHA-256 digests of the model's files. It changes
   * when a file changes.
   */
  revision: string;
  /** Length of a vector. */
  dimensions: number;
  /** How often a paper's text repeats the title, at least 1. */
  titles: number;
}

/** What computes the vectors: plain JavaScript (static models only), or ONNX Runtime on WASM or WebGPU. */
export type EmbeddingDevice = 'javascript' | 'wasm' | 'webgpu';

export interface EmbedOptions {
  /** Stops the work between two texts or batches; the call then rejects with `aborted`. */
  signal?: AbortSignal;
  /**
   * Called with the number of texts done and the total: at least once in a call with texts, the last time with
   * `done === total`.
   */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Turns texts into vectors of unit length, or zeros. Runs in a worker; during long calls the worker still receives
 * messages.
 */
export interface Embedder {
  readonly model: EmbeddingModel;
  readonly device: EmbeddingDevice;
  /**
   * Returns one vector per text, in the same order: `model.dimensions` finite numbers, of unit length or zeros. A
   * text that contains almost nothing that the model knows gets zeros, so that it is similar to no other text
   * rather than to all.
   * @throws ExpectedError `aborted`.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
}
