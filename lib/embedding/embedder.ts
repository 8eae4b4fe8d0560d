/** Which model made a vector. Vectors of different models, or of different revisions of one, never meet. */
export interface EmbeddingModel {
  /** The model's name, e.g. `papertree-static` or `Xenova/all-MiniLM-L6-v2`. */
  id: string;
  /** The first twelve hexadecimal digits of the SHA-256 over the SHA-256 of each of the model's files, so that it changes when they do. */
  revision: string;
  /** Numbers in a vector. */
  dimensions: number;
  /** How often the title stands in a paper's text, from 1. */
  titles: number;
}

/** What computes the vectors: plain JavaScript (static models only), or ONNX Runtime on WASM or WebGPU. */
export type EmbeddingDevice = 'javascript' | 'wasm' | 'webgpu';

export interface EmbedOptions {
  /** Ends the work between two texts or batches; the call then rejects with `aborted`. */
  signal?: AbortSignal;
  /** Called with the number of texts done so far and in all, at least once a call with texts, at last with `done === total`. */
  onProgress?: (done: number, total: number) => void;
}

/** Turns texts into vectors of unit length, or zeros. Lives in a worker; long calls let other messages of it through. */
export interface Embedder {
  readonly model: EmbeddingModel;
  readonly device: EmbeddingDevice;
  /**
   * One vector a text, in the same order; `model.dimensions` finite numbers of unit length each, or zeros: a text that
   * holds next to nothing that the model knows has no vector, so that it is like no other text rather than like all.
   * @throws ExpectedError `aborted`.
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
}
