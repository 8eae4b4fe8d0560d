import type { Embedder } from '@/lib/embedding/embedder';

export type RuntimeDevice = 'wasm' | 'webgpu';

export interface DeviceChoice {
  device: RuntimeDevice;
  /** Milliseconds per text for each device that was measured; empty if there was no choice. */
  millisecondsPerText: Partial<Record<RuntimeDevice, number>>;
}

/**
 * Finds the faster device for a model by running it on both; WASM if WebGPU is missing or fails. This takes seconds
 * and keeps both sessions in memory, so run it once per model, in a worker that is terminated afterwards, and store
 * the result.
 * @param load Loads the model on a device.
 * @param texts Texts that are timed, after one round to warm up; some twenty papers.
 * @param webGpu Whether there is WebGPU; tests pass another function.
 * @throws ExpectedError if the model can't be loaded on WASM.
 */
export async function chooseDevice(
  load: (device: RuntimeDevice) => Promise<Embedder>,
  texts: readonly string[],
  webGpu: () => Promise<boolean> = hasWebGpu,
): Promise<DeviceChoice> {
  if (!(await webGpu())) return { device: 'wasm', millisecondsPerText: {} };
  const wasm = await measure(load, 'wasm', texts);
  const webgpu = await measure(load, 'webgpu', texts).catch(() => Number.POSITIVE_INFINITY);
  if (webgpu === Number.POSITIVE_INFINITY) return { device: 'wasm', millisecondsPerText: { wasm } };
  return { device: webgpu < wasm ? 'webgpu' : 'wasm', millisecondsPerText: { wasm, webgpu } };
}

async function measure(
  load: (device: RuntimeDevice) => Promise<Embedder>,
  device: RuntimeDevice,
  texts: readonly string[],
): Promise<number> {
  const embedder = await load(device);
  await embedder.embed(texts);
  const started = performance.now();
  await embedder.embed(texts);
  return (performance.now() - started) / texts.length;
}

/** The part of WebGPU that is used here; TypeScript's own types do not include it. */
interface Gpu {
  requestAdapter(): Promise<{ info: { isFallbackAdapter?: boolean } } | null>;
}

/** Whether ONNX Runtime can use a real graphics processor, which also requires WebAssembly that can be suspended. */
export async function hasWebGpu(): Promise<boolean> {
  const { gpu } = navigator as { gpu?: Gpu };
  if (!gpu || !('Suspending' in WebAssembly)) return false;
  const adapter = await gpu.requestAdapter();
  return adapter !== null && adapter.info.isFallbackAdapter !== true;
}
