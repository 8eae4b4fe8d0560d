import type { EmbeddingOutcome, EmbeddingTask } from './worker';

declare global {
  interface Window {
    /**
     * Runs a task in a new worker, and ends the worker. `coldStart` is the time in milliseconds from its start to its
     * first vector.
     */
    embedInWorker(task: EmbeddingTask): Promise<EmbeddingOutcome & { coldStart: number }>;
  }
}

window.embedInWorker = async (task) => {
  const started = performance.now();
  let coldStart = 0;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data === 'first vector') coldStart = performance.now() - started;
        else if ('error' in data) reject(new Error(`${data.error} (${data.cause})`));
        else resolve({ ...data, coldStart });
      };
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
  }
};
