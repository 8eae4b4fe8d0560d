import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '@/lib/domain/errors';
import { type LibraryQueries, useLibraryQueries } from './library-queries';

/** The result of a query that follows the library. */
export type Live<Value> =
  | { state: 'loading' }
  | { state: 'ready'; value: Value }
  | { state: 'failed'; error: ErrorCode };

/**
 * The only connection from the database to components: the result of `query`, now and after every change.
 * When `inputs` change, the last result stays until the new one is there, so that nothing flickers.
 * @param start when the first read starts: after the next frame, so that it does not delay that, or before it
 */
export function useLive<Value>(
  query: (library: LibraryQueries) => Promise<Value>,
  inputs: readonly unknown[],
  start: 'after-frame' | 'before-frame' = 'after-frame',
): Live<Value> {
  const library = useLibraryQueries();
  const [live, setLive] = useState<Live<Value>>({ state: 'loading' });
  const useStart = start === 'before-frame' ? useLayoutEffect : useEffect;
  useStart(
    () =>
      library.observe(() => query(library), {
        next: (value) => setLive({ state: 'ready', value }),
        error: (error) => setLive({ state: 'failed', error }),
      }),
    [library, ...inputs],
  );
  return live;
}
