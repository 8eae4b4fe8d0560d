import { describe, expect, test } from 'vitest';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { click, clickAfterDecoy, decoys, middleOf, PAPER, PILL, saves } from './support/decoys';
import { findBrowser, howToInstall } from './support/find-browser';
import { SEEN_MS, useMarkedPages } from './support/marked-pages';

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('a page that tricks its reader, in every way that we know', () => {
  const { openMarked } = useMarkedPages();

  // Most of each test is waiting, so they run side by side.
  test.concurrent.for(Object.keys(decoys))('gets nothing by %s', async (name, { expect, onTestFinished }) => {
    const page = await openMarked(PAPER, undefined, onTestFinished);
    await clickAfterDecoy(page, name);
    expect(await saves(page)).toEqual([]);
  });

  test.for([0, 50, 200])(
    'gets nothing by moving it there %i ms before the click',
    async (before, { skip }) => {
      const page = await openMarked(PAPER);
      await page.waitForTimeout(SEEN_MS);
      const at = { x: 640, y: 700 };
      await page.mouse.move(at.x, at.y);
      const pressed = await page.evaluateHandle(
        ([{ x, y }, css]) => {
          const host = document.querySelector('papertree-mark') as HTMLElement;
          const box = host.shadowRoot?.querySelector(css)?.getBoundingClientRect() as DOMRect;
          const title = host.parentElement as HTMLElement;
          const moved = performance.now();
          title.style.transform = `translate(${x - box.x - box.width / 2}px, ${y - box.y - box.height / 2}px)`;
          const pressed = { after: Number.NaN };
          addEventListener('pointerdown', (event) => (pressed.after = event.timeStamp - moved), {
            capture: true,
          });
          return pressed;
        },
        [at, PILL] as const,
      );
      await page.waitForTimeout(before);
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForTimeout(100);
      const { after } = await pressed.jsonValue();
      if (after >= CLICKABLE_AFTER_MS)
        skip(`on a busy machine, the click came ${Math.round(after)} ms after`);
      expect(await saves(page)).toEqual([]);
    },
  );

  test('gets nothing by moving it there when the button is pressed', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    const at = await middleOf(page, PILL);
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement as HTMLElement;
      title.style.translate = '0 300px';
      addEventListener('pointerdown', () => title.style.removeProperty('translate'), { capture: true });
    });
    await page.waitForTimeout(SEEN_MS);
    await click(page, at);
    expect(await saves(page)).toEqual([]);
  });
});
