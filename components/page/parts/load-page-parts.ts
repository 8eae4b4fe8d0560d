import type { PageClient } from '@/components/data/page-client';
import type { LoadParts, PageParts } from './page-parts';

/** The property in the content scripts' world, which the page cannot see, where the script of the parts stores them. */
export const PARTS = 'papertreeParts';

/** Returns a function that asks the background, once, to inject the script of the parts into this page. */
export function createPartsLoader(client: PageClient): LoadParts {
  let loading: Promise<PageParts | null> | null = null;
  async function load(): Promise<PageParts | null> {
    const answer = await client.loadParts({});
    const parts = (globalThis as { [PARTS]?: PageParts })[PARTS];
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
