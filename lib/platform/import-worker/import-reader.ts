import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { JoinedTitles, UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** Files as they are handed over to the library. */
export interface FileParts {
  /** Name of the importer that read them, or `several`. */
  format: string;
  parts: LibraryContents[];
  unread: UnreadEntry[];
  /** Entries that became one paper with an earlier one. */
  joined: JoinedTitles[];
}

/**
 * Reads files in a worker of their own, which goes when it is done: the page stays usable, and files that take
 * too long can be stopped.
 * @throws ExpectedError `aborted`, and as `readFiles`.
 */
export function readImportFiles(files: File[], signal: AbortSignal): Promise<FileParts> {
  if (files.every(({ size }) => size === 0)) return Promise.reject(new ExpectedError('file-empty'));
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
    worker.postMessage(files);
  }).finally(() => worker.terminate());
}
