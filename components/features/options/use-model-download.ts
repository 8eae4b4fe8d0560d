import { useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorCode, ExpectedError } from '@/lib/domain/errors';
import { useModelStore } from './model-store-context';

/** The state of a model's download. */
export interface Download {
  /** Bytes downloaded; `null` while that is not known. */
  bytes: number | null;
  complete: boolean;
  isRunning: boolean;
  problem: ErrorCode | null;
  start(): void;
  /** Pauses the download and keeps the downloaded bytes. */
  pause(): void;
  /** Deletes all downloaded files, complete or not. */
  remove(): void;
}

/** The download of one model. It pauses when the page closes, and can be resumed. */
export function useDownload(id: string): Download {
  const store = useModelStore();
  const [bytes, setBytes] = useState<number | null>(null);
  const [complete, setComplete] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const running = useRef<AbortController>(undefined);

  const look = async () => {
    const state = await store.state(id);
    setBytes(state.bytes);
    setComplete(state.complete);
  };
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const code = error instanceof ExpectedError ? error.code : 'unexpected';
      if (code === 'unexpected') console.error(`Fetching ${id}`, error);
      if (code !== 'aborted') setProblem(code);
    }
    await look();
  };

  useEffect(() => {
    attempt(async () => undefined);
    return () => running.current?.abort();
  }, [id]);

  return {
    bytes,
    complete,
    isRunning,
    problem,
    async start() {
      const controller = new AbortController();
      running.current = controller;
      setRunning(true);
      await attempt(() => store.download(id, { signal: controller.signal, onProgress: setBytes }));
      setRunning(false);
    },
    pause: () => running.current?.abort(),
    remove() {
      running.current?.abort();
      attempt(() => store.remove(id));
    },
  };
}
