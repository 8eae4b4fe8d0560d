import { ExpectedError } from '@/lib/domain/errors';
import type { ExportAnswer } from './worker';
import type { ExportFile, ExportRequest } from './write-export-file';

/**
 * Exports in a worker of its own, which goes when it is done: the panel stays usable, and no message holds the file,
 * which may be larger than any message may be.
 * @throws ExpectedError as reading the library does; `unexpected`
 */
export function exportInWorker(request: ExportRequest): Promise<ExportFile> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'papertree-export',
  });
  return new Promise<ExportFile>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) =>
      'written' in data ? resolve(data.written) : reject(new ExpectedError(data.error));
    // A worker that ran out of memory says nothing of itself.
    worker.onerror = () => reject(new ExpectedError('unexpected'));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
