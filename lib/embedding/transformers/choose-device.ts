import type { Embedder } from '@/lib/embedding/embedder';

export type RuntimeDevice = 'wasm' | 'webgpu';

export interface DeviceChoice {
  device: RuntimeDevice;
  /** Milliseconds a text of each device that was measured; empty where there was nothing to choose. */
  millisecondsPerText: Partial<Record<RuntimeDevice, number>>;
}

/**
 * Finds the faster device for a model by running it on both; WASM where WebGPU is missing or fails. It takes seconds
 * and keeps both sessions in memory: run it once for a model, in a worker that is ended afterwards, and remember the
 * answer.
 * @param load loads the model on a device.
 * @param texts what is timed, after one round to warm up; some twenty papers.
 * @param webGpu whether there is WebGPU; another answer in tests.
 * @throws ExpectedError where the model can't be loaded on WASM.
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

/** The part of WebGPU that is asked; its types are not among TypeScript's own. */
interface Gpu {
  requestAdapter(): Promise<{ info: { isFallbackAdapter?: boolean } } | null>;
}

/** True where ONNX Runtime can use a real graphics processor: it also needs WebAssembly that can be suspended. */
export async function hasWebGpu(): Promise<boolean> {
  const { gpu } = navigator as { gpu?: Gpu };
  if (!gpu || !('Suspending' in WebAssembly)) return false;
  const adapter = await gpu.requestAdapter();
  return adapter !== null && adapter.info.isFallbackAdapter !== true;
}
