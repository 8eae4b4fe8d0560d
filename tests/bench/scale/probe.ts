import type { Page } from 'playwright-core';

/**
 * While the work runs, repeatedly locks the tables that a save locks, as another act would.
 * @returns the longest wait in milliseconds
 */
export async function longestWait(page: Page, work: () => Promise<unknown>): Promise<number> {
  const asked = page.evaluate(async () => {
    const state = Object.assign(globalThis, { isOver: false });
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    let longest = 0;
    while (!state.isOver) {
      const started = performance.now();
      await new Promise((resolve) => {
        const writing = opening.result.transaction(
          ['papers', 'placements', 'topics', 'changes', 'queue', 'embeddings'],
          'readwrite',
        );
        writing.objectStore('papers').get('none');
        writing.oncomplete = resolve;
        writing.onabort = resolve;
      });
      longest = Math.max(longest, performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    opening.result.close();
    return longest;
  });
  await work();
  await page.evaluate(() => Object.assign(globalThis, { isOver: true }));
  return asked;
}
