import { describe, expect, test } from 'vitest';
import { click, clickAfterDecoy, middleOf, PAPER, PILL, saves } from './support/decoys';
import { findBrowser, howToInstall } from './support/find-browser';
import { SEEN_MS, useMarkedPages } from './support/marked-pages';

const DAILY = 'https://huggingface.co/papers';
const LIST = 'https://arxiv.org/list/cs.AI/new';
const control = { [DAILY]: '.mark', [LIST]: '.mark', [PAPER]: PILL } as const;

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

/** One decoy of each kind; all of them are tried by `decoys.chromium.long.test.ts`. */
describe.skipIf(!findBrowser('chromium'))('a page that tricks its reader into clicking a mark', () => {
  const { openMarked } = useMarkedPages();

  // Most of each test is waiting, so they run side by side, the honest clicks among them.
  test.concurrent.for(Object.keys(control))(
    'is not met on %s: an honest click counts',
    async (url, { expect, onTestFinished }) => {
      const page = await openMarked(url, undefined, onTestFinished);
      await page.waitForTimeout(SEEN_MS);
      await click(page, await middleOf(page, control[url] ?? ''));
      await expect.poll(() => saves(page)).toHaveLength(1);
    },
  );

  test.concurrent.for([
    'pale ancestors, each a little',
    'a cover that lets clicks through',
    'a tiny copy under the pointer',
    'turned over',
  ])('gets nothing by %s', async (name, { expect, onTestFinished }) => {
    const page = await openMarked(PAPER, undefined, onTestFinished);
    await clickAfterDecoy(page, name);
    expect(await saves(page)).toEqual([]);
  });

  test('gets nothing by events of its own', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.evaluate(() => {
      // Closed to pages in earnest; here even a page that has got hold of the button is refused.
      const button = document
        .querySelector('papertree-mark')
        ?.shadowRoot?.querySelector<HTMLElement>('.primary');
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        button?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
      button?.click();
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    });
    expect(await saves(page)).toEqual([]);
  });

  test('gets nothing by keys that are pressed on a mark out of sight', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.locator(PILL).focus();
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement;
      title?.style.setProperty('opacity', '0');
    });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await saves(page)).toEqual([]);
  });

  test('tells the reader, who can click again once all is in sight', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement;
      title?.style.setProperty('opacity', '0.5');
    });
    await click(page, await middleOf(page, PILL));
    await expect.poll(() => page.locator('.title-pill .words').innerText()).toMatch(/click was ignored/);
    await page.evaluate(() => {
      document.querySelector('papertree-mark')?.parentElement?.style.removeProperty('opacity');
    });
    await page.waitForTimeout(SEEN_MS);
    await click(page, await middleOf(page, PILL));
    await expect.poll(() => saves(page)).toHaveLength(1);
  });
});
