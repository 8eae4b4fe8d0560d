import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { JoinedTitles, UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** A file as it is handed over to the library. */
export interface FileParts {
  /** Name of the importer that read it. */
  format: string;
  parts: LibraryContents[];
  unread: UnreadEntry[];
  /** Entries that became one paper with an earlier one. */
  joined: JoinedTitles[];
}

/**
 * Reads a file in a worker of its own, which goes when it is done: the page stays usable, and a file that takes
 * too long can be stopped.
 * @throws ExpectedError `aborted`, and as `readFile`.
 */
export function readImportFile(file: Blob, signal: AbortSignal): Promise<FileParts> {
  if (file.size === 0) return Promise.reject(new ExpectedError('file-empty'));
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'papertree-import',
  });
  return new Promise<FileParts>((resolve, reject) => {
    const fail = (code: ErrorCode) => reject(new ExpectedError(code));
    worker.onmessage = ({ data }: MessageEvent<{ parts: FileParts } | { error: ErrorCode }>) =>
      'parts' in data ? resolve(data.parts) : fail(data.error);
    // A worker that ran out of memory says nothing of itself.
    worker.onerror = () => fail('file-damaged');
    signal.addEventListener('abort', () => fail('aborted'), { once: true });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
