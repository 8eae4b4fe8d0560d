import type { PageClient } from '@/components/data/page-client';
import type { LoadParts, PageParts } from './page-parts';

/** Where the script of the parts leaves them, in the world of our scripts that the page cannot see. */
export const PARTS = 'papertreeParts';

/** Has the background put the script of the parts into this page, once. */
export function createPartsLoader(client: PageClient): LoadParts {
  let loading: Promise<PageParts | null> | null = null;
  async function load(): Promise<PageParts | null> {
    const answer = await client.loadParts({});
    const parts = (globalThis as { [PARTS]?: PageParts })[PARTS];
    if (answer.ok && parts) return parts;
    // Another try may go better.
    loading = null;
    return null;
  }
  return () => {
    loading ??= load();
    return loading;
  };
}
