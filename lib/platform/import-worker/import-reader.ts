import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import type { JoinedTitles, UnreadEntry } from '@/lib/domain/imports/import-progress';
import type { LibraryContents } from '@/lib/domain/library-contents';

/** The contents of imported files, split into parts for the library. */
export interface FileParts {
  /** Name of the importer that read them, or `several`. */
  format: string;
  parts: LibraryContents[];
  unread: UnreadEntry[];
  /** Entries that were merged with an earlier one. */
  joined: JoinedTitles[];
}

/**
 * Reads files in a separate worker, which ends afterwards: the page stays responsive, and reading can be stopped.
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
    // A worker that ran out of memory sends no error of its own.
    worker.onerror = () => fail('file-damaged');
    signal.addEventListener('abort', () => fail('aborted'), { once: true });
    worker.postMessage(files);
  }).finally(() => worker.terminate());
}
