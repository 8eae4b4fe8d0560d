/** Starts the filing worker; only where a worker may be started: a page, never a service worker. */
export function startFilingWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'papertree-filing' });
}
