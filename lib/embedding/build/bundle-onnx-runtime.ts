import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defaultClientConditions, type Plugin } from 'vite';
import type { CopiedPublicFile, ResolvedPublicFile, Wxt } from 'wxt';

const ZIP_BUDGET = 25e6;

const { resolve } = createRequire(import.meta.url);

/**
 * The two variants that are shipped: one with suspending WebAssembly and WebGPU (4.1 MB zipped), and a plain one
 * for browsers without (3.7 MB). The library's default, asyncify, is 6.6 MB and takes twice as long to load.
 */
export const ortFiles: CopiedPublicFile[] = ['ort-wasm-simd-threaded.jspi', 'ort-wasm-simd-threaded']
  .flatMap((variant) => [`${variant}.mjs`, `${variant}.wasm`])
  .map((name) => resolve(`onnxruntime-web/${name}`))
  .map((absoluteSrc) => ({ absoluteSrc, relativeDest: `ort/${basename(absoluteSrc)}` }));

/**
 * For WXT's hook `build:publicAssets`: copies ONNX Runtime's files into the extension's `/ort/` and logs their
 * sizes.
 */
export function shipOrtRuntime(wxt: Pick<Wxt, 'logger'>, files: ResolvedPublicFile[]): void {
  files.push(...ortFiles);
  for (const { absoluteSrc, relativeDest } of ortFiles) {
    const bytes = readFileSync(absoluteSrc);
    wxt.logger.info(
      `${relativeDest} ${megabytes(bytes.length)}, zipped ${megabytes(gzipSync(bytes).length)}`,
    );
  }
}

/** For WXT's hook `zip:extension:done`: fails if the download of the extension is larger than 25 MB. */
export function checkZipSize(wxt: Pick<Wxt, 'logger'>, zipPath: string): void {
  const { size } = statSync(zipPath);
  wxt.logger.info(`${basename(zipPath)} ${megabytes(size)}`);
  if (size > ZIP_BUDGET) throw new Error(`${zipPath} weighs more than ${megabytes(ZIP_BUDGET)}.`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * The address from which transformers.js loads ONNX Runtime unless it is configured otherwise, which it always is.
 */
const CDN = 'https://cdn.jsdelivr.net/npm/onnxruntime-web@';

/** Removes the unused address of a CDN from the bundle, so that nothing can be loaded from it by mistake. */
function removeCdn(): Plugin {
  return {
    name: 'papertree:remove-cdn',
    transform: (code) => (code.includes(CDN) ? { code: code.replaceAll(CDN, '/ort/'), map: null } : null),
  };
}

/**
 * Makes transformers.js use the shipped files, through `onnx-runtime.ts`, and keeps the bundler from emitting a
 * second copy of the WebAssembly.
 */
export function ortRuntime(): Plugin {
  return {
    name: 'papertree:ort-runtime',
    config: () => ({
      resolve: {
        alias: {
          'onnxruntime-web/webgpu': fileURLToPath(
            new URL('../transformers/onnx-runtime.ts', import.meta.url),
          ),
        },
        conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
      },
      // The library is imported dynamically, which only a module worker can do.
      worker: { format: 'es', plugins: () => [removeCdn()] },
    }),
  };
}
