/**
 * ONNX Runtime as transformers.js expects it under `onnxruntime-web/webgpu` (`build/bundle-onnx-runtime.ts` sets
 * the alias). It uses WebAssembly that can be suspended (JSPI), which WebGPU requires, or the plain variant in
 * browsers without JSPI.
 */
const runtime = await ('Suspending' in WebAssembly
  ? import('onnxruntime-web/jspi')
  : import('onnxruntime-web/wasm'));

export const { env, InferenceSession, Tensor } = runtime;
