import type { ErrorCode } from '@/lib/domain/errors';
import type { Finding, LiveSearch, Question } from './live-search';

/** To the worker: a question with its number, or none, which ends the last one. */
export interface FinderRequest {
  asked: number;
  question: Question | null;
}

/** From the worker: what the question of this number finds. */
export type FinderAnswer = { asked: number } & ({ finding: Finding } | { error: ErrorCode });

/** An index of 10,000 papers takes some 60 MB: a panel that stays open all day must not hold it all day. */
const IDLE_MS = 5 * 60_000;

/**
 * A search in a worker of its own, started with the first question, so that neither reading nor searching ever holds
 * up what is drawn. One question at a time: the next one ends the last.
 */
export function createWorkerSearch(): LiveSearch {
  let worker: Worker | null = null;
  let asked = 0;
  let listener: Parameters<LiveSearch['watch']>[1] | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    worker?.terminate();
    worker = null;
  }

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      type: 'module',
      name: 'papertree-finding',
    });
    started.addEventListener('message', ({ data }: MessageEvent<FinderAnswer>) => {
      if (data.asked !== asked) return;
      if ('finding' in data) listener?.next(data.finding);
      else listener?.error(data.error);
    });
    started.addEventListener('error', (event) => {
      console.error('The search worker crashed.', event.message);
      stop();
      listener?.error('worker-stopped');
    });
    return started;
  }

  function send(question: Question | null): void {
    clearTimeout(idle);
    worker ??= start();
    worker.postMessage({ asked: ++asked, question } satisfies FinderRequest);
    if (!question) idle = setTimeout(stop, IDLE_MS);
  }

  return {
    warmUp: () => listener ?? send(null),
    watch(question, on) {
      listener = on;
      send(question);
      return () => {
        if (listener !== on) return;
        listener = null;
        send(null);
      };
    },
  };
}
