import { ExpectedError } from '@/lib/domain/errors';
import type { HubFile, HubModel } from './model-catalogue';
import { type ModelFiles, type ModelPart, modelParts, modelPaths, readModelFiles } from './model-files';
import { ResumableFile } from './resumable-file';

const HUB = 'https://huggingface.co';

export interface DownloadOptions {
  /** Pauses: what has arrived is kept, and the next download goes on from there. */
  signal?: AbortSignal;
  /** Called with the bytes that are here and all bytes of the model. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Models on request: fetched from the hub after a person's click, kept in the browser's cache, checked against the
 * catalogue's checksums. One download of a model at a time. To cancel, abort it and `remove` the model.
 */
export class ModelDownloads {
  /** @param hub origin of the hub; another one in tests. */
  constructor(
    private readonly caches: Pick<CacheStorage, 'open' | 'delete'>,
    private readonly hub = HUB,
  ) {}

  /** Bytes of the model that are here, and whether all of them are and were found right. */
  async state(model: HubModel): Promise<{ bytes: number; complete: boolean }> {
    const files = await Promise.all(modelParts.map((part) => this.pieces(model, part)));
    const sizes = await Promise.all(files.map((file) => file.size()));
    const checked = await Promise.all(files.map((file) => file.isChecked()));
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), complete: checked.every(Boolean) };
  }

  /**
   * Fetches what is missing of the model.
   * @throws ExpectedError `aborted` (paused), `download-interrupted` (what arrived is kept), `model-gone` (the hub has
   *   it no more), `download-damaged` (a file was not what the catalogue says; that file is dropped), `storage-full`
   *   (everything of the model is dropped).
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
   * @throws ExpectedError `model-unavailable` where it is not here whole.
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

  /** Deletes all that is here of the model, whole or not. */
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
    // A server may answer with the whole file where the rest was asked for.
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

/** A connection that breaks has no type of its own; a pause and a full disk have. */
function interrupted(signal: AbortSignal | undefined) {
  return (cause: unknown): never => {
    if (signal?.aborted) throw new ExpectedError('aborted');
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') throw cause;
    throw new ExpectedError('download-interrupted', undefined, { cause });
  };
}
