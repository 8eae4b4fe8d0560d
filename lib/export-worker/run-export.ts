import { ExpectedError } from '@/lib/domain/errors';
import type { ExportAnswer } from './export-worker';
import type { ExportFile, ExportRequest } from './write-export-file';

/**
 * Exports in a separate worker, which ends afterwards: the panel stays responsive, and the file need not fit into a
 * message of the extension.
 * @throws ExpectedError of reading the library; `unexpected`
 */
export function exportInWorker(request: ExportRequest): Promise<ExportFile> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), {
    type: 'module',
    name: 'papertree-export',
  });
  return new Promise<ExportFile>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) =>
      'written' in data ? resolve(data.written) : reject(new ExpectedError(data.error));
    // A worker that ran out of memory sends no error of its own.
    worker.onerror = () => reject(new ExpectedError('unexpected'));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
