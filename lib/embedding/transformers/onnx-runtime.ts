/**
 * ONNX Runtime as transformers.js expects to find it under `onnxruntime-web/webgpu` (the alias is in
 * `build/ort-runtime.ts`): on WebAssembly that can be suspended (JSPI), which WebGPU needs, and the plain one in
 * browsers without.
 */
const runtime = await ('Suspending' in WebAssembly
  ? import('onnxruntime-web/jspi')
  : import('onnxruntime-web/wasm'));

export const { env, InferenceSession, Tensor } = runtime;
