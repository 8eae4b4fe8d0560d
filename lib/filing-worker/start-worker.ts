/** Starts the filing worker. Works only in a page, not in a service worker. */
export function startFilingWorker(): Worker {
  return new Worker(new URL('./filing-worker.ts', import.meta.url), {
    type: 'module',
    name: 'papertree-filing',
  });
}
