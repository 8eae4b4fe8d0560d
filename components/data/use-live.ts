import { useEffect, useState } from 'preact/hooks';
import type { ErrorCode } from '@/lib/domain/errors';
import { type LibraryQueries, useLibraryQueries } from './library-queries';

/** A reading that follows the library. */
export type Live<Value> =
  | { state: 'loading' }
  | { state: 'ready'; value: Value }
  | { state: 'failed'; error: ErrorCode };

/**
 * The one bridge from the database to what is drawn: the answer of `query` now and after every change.
 * When `inputs` change, the last answer stays until the new one is there, so that nothing flickers.
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
