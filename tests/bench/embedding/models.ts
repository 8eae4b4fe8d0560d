import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ExpectedError } from '@/lib/domain/errors';
import type { Embedder } from '@/lib/embedding/embedder';
import { modelPaths, readModelFiles } from '@/lib/embedding/models/model-files';
import { createStaticEmbedder } from '@/lib/embedding/static/static-embedder';

/** A model in a folder on disk. */
export interface BenchModel {
  /** `papertree` for the bundled model, otherwise the folder's name. */
  name: string;
  folder: string;
  revision: string;
  /** Total size of its four files. */
  bytes: number;
  /** The embedder without a runtime, if the model is static. */
  direct: Embedder | null;
}

const bundled = resolve('public/models');

/** Every model in `public/models` and `PAPERTREE_MODELS`, or only the one with this name or path. */
export async function findModels(wanted: string | undefined): Promise<BenchModel[]> {
  const roots = [bundled, ...(process.env.PAPERTREE_MODELS ? [resolve(process.env.PAPERTREE_MODELS)] : [])];
  const all = roots
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root).map((name) => join(root, name)))
    .filter((folder) => existsSync(join(folder, modelPaths.onnx)));
  if (wanted === undefined) return Promise.all(all.map(openModel));
  const named = all.filter((folder) => basename(folder) === wanted || nameOf(folder) === wanted);
  const folders = existsSync(join(wanted, modelPaths.onnx)) ? [resolve(wanted)] : named;
  if (folders.length === 0) throw new Error(`No model ${wanted}; there are ${all.map(nameOf).join(', ')}.`);
  return Promise.all(folders.map(openModel));
}

function nameOf(folder: string): string {
  return folder === join(bundled, 'papertree-static') ? 'papertree' : basename(folder);
}

async function openModel(folder: string): Promise<BenchModel> {
  const files = await readModelFiles(basename(folder), async (path) => {
    return new Uint8Array(await readFile(join(folder, path)));
  });
  return {
    name: nameOf(folder),
    folder,
    revision: files.revision,
    bytes: Object.values(modelPaths).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
    direct: openDirectly(() => createStaticEmbedder(files)),
  };
}

function openDirectly(open: () => Embedder): Embedder | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'model-damaged') return null;
    throw error;
  }
}
