import type { ErrorCode } from '@/lib/domain/errors';
import type { LiveSearch, LiveSearchRequest, LiveSearchResult, SearchListener } from './live-search';

/** Message to the worker: a numbered request, or `null` to end the last one. */
export interface SearchWorkerRequest {
  id: number;
  request: LiveSearchRequest | null;
}

/** Message from the worker: the result of the request with this number. */
export type SearchWorkerAnswer = { id: number } & ({ result: LiveSearchResult } | { error: ErrorCode });

/**
 * The worker is stopped after this time without a request: an index of 10,000 papers takes some 60 MB, which a
 * panel that stays open all day should not hold.
 */
const IDLE_MS = 5 * 60_000;

/**
 * A search in a separate worker, which starts with the first request, so that neither reading nor searching delays
 * drawing. It handles one request at a time: the next request ends the last.
 */
export function createWorkerSearch(): LiveSearch {
  let worker: Worker | null = null;
  let lastId = 0;
  let current: SearchListener | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    worker?.terminate();
    worker = null;
  }

  function start(): Worker {
    const started = new Worker(new URL('./search-worker.ts', import.meta.url), {
      type: 'module',
      name: 'papertree-search',
    });
    started.addEventListener('message', ({ data }: MessageEvent<SearchWorkerAnswer>) => {
      if (data.id !== lastId) return;
      if ('result' in data) current?.next(data.result);
      else current?.error(data.error);
    });
    started.addEventListener('error', (event) => {
      console.error('The search worker crashed.', event.message);
      stop();
      current?.error('worker-stopped');
    });
    return started;
  }

  function send(request: LiveSearchRequest | null): void {
    clearTimeout(idle);
    worker ??= start();
    worker.postMessage({ id: ++lastId, request } satisfies SearchWorkerRequest);
    if (!request) idle = setTimeout(stop, IDLE_MS);
  }

  return {
    warmUp: () => current ?? send(null),
    watch(request, listener) {
      current = listener;
      send(request);
      return () => {
        if (current !== listener) return;
        current = null;
        send(null);
      };
    },
  };
}
