import { expectedDatabaseError } from '@/lib/db/database';
import { ExpectedError } from '@/lib/domain/errors';
import type { Embedder } from '@/lib/embedding/embedder';

/**
 * Vectors of items, in the same order; `undefined` for one whose text the model fails at, so that it keeps no other
 * waiting.
 * @param embed gives the vectors of some of the items
 * @throws whatever `embed` throws where it fails at any text: then none is at fault. ExpectedError at once.
 */
export async function embedIsolatingFailures<Item>(
  embedder: Embedder,
  items: Item[],
  embed: (some: Item[]) => Promise<Float32Array[]>,
): Promise<(Float32Array | undefined)[]> {
  try {
    return await embed(items);
  } catch (thrown) {
    const error = expectedDatabaseError(thrown);
    if (error instanceof ExpectedError) throw error;
    if (items.length > 1) {
      const half = Math.ceil(items.length / 2);
      return [
        ...(await embedIsolatingFailures(embedder, items.slice(0, half), embed)),
        ...(await embedIsolatingFailures(embedder, items.slice(half), embed)),
      ];
    }
    await embedder.embed(['memory']);
    console.warn('The model fails at one text, which is left out.', error);
    return [undefined];
  }
}
