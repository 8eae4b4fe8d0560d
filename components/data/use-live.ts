import { useEffect, useState } from 'preact/hooks';
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
 */
export function useLive<Value>(
  query: (library: LibraryQueries) => Promise<Value>,
  inputs: readonly unknown[],
): Live<Value> {
  const library = useLibraryQueries();
  const [live, setLive] = useState<Live<Value>>({ state: 'loading' });
  useEffect(
    () =>
      library.observe(() => query(library), {
        next: (value) => setLive({ state: 'ready', value }),
        error: (error) => setLive({ state: 'failed', error }),
      }),
    [library, ...inputs],
  );
  return live;
}
