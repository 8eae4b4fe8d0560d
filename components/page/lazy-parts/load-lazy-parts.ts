import type { PageClient } from '@/components/data/page-client';
import type { LazyParts, LoadParts } from './lazy-parts';

/** The property in the content scripts' world, which the page cannot see, where the script of the parts stores them. */
export const PARTS = 'papertreeParts';

/** Returns a function that asks the background, once, to inject the script of the parts into this page. */
export function createPartsLoader(client: PageClient): LoadParts {
  let loading: Promise<LazyParts | null> | null = null;
  async function load(): Promise<LazyParts | null> {
    const answer = await client.loadParts({});
    const parts = (globalThis as { [PARTS]?: LazyParts })[PARTS];
    if (answer.ok && parts) return parts;
    // A later attempt may succeed.
    loading = null;
    return null;
  }
  return () => {
    loading ??= load();
    return loading;
  };
}
