import { ExpectedError } from '@/lib/domain/errors';
import type { HubFile, HubModel } from './model-catalogue';
import { type ModelFiles, type ModelPart, modelParts, modelPaths, readModelFiles } from './model-files';
import { ResumableFile } from './resumable-file';

const HUB = 'https://huggingface.co';

export interface DownloadOptions {
  /** Pauses the download: what has arrived is kept, and the next download resumes there. */
  signal?: AbortSignal;
  /** Called with the bytes that are stored and the total bytes of the model. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Downloads models at a person's request: fetches them from the hub, stores them in the browser's cache, and checks
 * them against the catalogue's checksums. A model can have only one download at a time. To cancel a download, abort
 * it and `remove` the model.
 */
export class ModelDownloads {
  /** @param hub Origin of the hub; tests pass another one. */
  constructor(
    private readonly caches: Pick<CacheStorage, 'open' | 'delete'>,
    private readonly hub = HUB,
  ) {}

  /** How many bytes of the model are stored, and whether all files are complete and their checksums are right. */
  async state(model: HubModel): Promise<{ bytes: number; complete: boolean }> {
    const files = await Promise.all(modelParts.map((part) => this.pieces(model, part)));
    const sizes = await Promise.all(files.map((file) => file.size()));
    const checked = await Promise.all(files.map((file) => file.isChecked()));
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), complete: checked.every(Boolean) };
  }

  /**
   * Fetches the missing parts of the model.
   * @throws ExpectedError `aborted` (paused), `download-interrupted` (what arrived is kept), `model-gone` (the hub
   *   no longer has it), `download-damaged` (a file differs from the catalogue; that file is dropped),
   *   `storage-full` (everything of the model is dropped).
   */
  async download(model: HubModel, { signal, onProgress }: DownloadOptions = {}): Promise<void> {
    const total = modelParts.reduce((sum, part) => sum + model.files[part].bytes, 0);
    let done = (await this.state(model)).bytes;
    onProgress?.(done, total);
    const arrived = (bytes: number) => {
      done += bytes;
      onProgress?.(done, total);
    };
    try {
      for (const part of modelParts) await this.downloadFile(model, part, arrived, signal);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
      await this.remove(model);
      throw new ExpectedError('storage-full', model.id, { cause: error });
    }
  }

  /**
   * The model's files, for `loadTransformersEmbedder`.
   * @throws ExpectedError `model-unavailable` if it is not completely downloaded.
   */
  async open(model: HubModel): Promise<ModelFiles> {
    if (!(await this.state(model)).complete) throw new ExpectedError('model-unavailable', model.id);
    const partOf = new Map(modelParts.map((part) => [modelPaths[part] as string, part]));
    return readModelFiles(model.id, async (path) => {
      const part = partOf.get(path);
      if (!part) throw new ExpectedError('model-unavailable', path);
      return (await this.pieces(model, part)).read();
    });
  }

  /** Deletes everything that is stored of the model, complete or not. */
  async remove(model: HubModel): Promise<void> {
    await this.caches.delete(cacheName(model));
  }

  private async downloadFile(
    model: HubModel,
    part: ModelPart,
    arrived: (bytes: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const file = await this.pieces(model, part);
    if (await file.isChecked()) return;
    const expected = model.files[part];
    const here = await file.size();
    if (here < expected.bytes) await this.fetchRest(model, part, file, here, arrived, signal);
    await check(file, expected, `${model.id}/${modelPaths[part]}`);
  }

  private async fetchRest(
    model: HubModel,
    part: ModelPart,
    file: ResumableFile,
    here: number,
    arrived: (bytes: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const url = this.address(model, part);
    const headers: HeadersInit = here > 0 ? { Range: `bytes=${here}-` } : {};
    const response = await fetch(url, { headers, ...(signal && { signal }) }).catch(interrupted(signal));
    if (response.status === 404 || response.status === 410) throw new ExpectedError('model-gone', url);
    if (!response.ok || !response.body)
      throw new ExpectedError('download-interrupted', `${response.status} ${url}`);
    // A server may answer with the whole file although only the rest was requested.
    const skip = response.status === 206 ? 0 : here;
    await file
      .append(response.body, { skip, most: model.files[part].bytes - here, arrived })
      .catch(interrupted(signal));
    if ((await file.size()) < model.files[part].bytes) throw new ExpectedError('download-interrupted', url);
  }

  private async pieces(model: HubModel, part: ModelPart): Promise<ResumableFile> {
    return new ResumableFile(await this.caches.open(cacheName(model)), this.address(model, part));
  }

  private address({ id, commit }: HubModel, part: ModelPart): string {
    return `${this.hub}/${id}/resolve/${commit}/${modelPaths[part]}`;
  }
}

function cacheName({ id, commit }: HubModel): string {
  return `papertree-model ${id}@${commit}`;
}

async function check(file: ResumableFile, expected: HubFile, name: string): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.read()));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (sha256 === expected.sha256) return file.markChecked();
  await file.remove();
  throw new ExpectedError('download-damaged', name);
}

/** A broken connection has no error type, so every error except a pause and a full disk counts as one. */
function interrupted(signal: AbortSignal | undefined) {
  return (cause: unknown): never => {
    if (signal?.aborted) throw new ExpectedError('aborted');
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') throw cause;
    throw new ExpectedError('download-interrupted', undefined, { cause });
  };
}
