import type { Chromium } from '@/tests/e2e/support/chromium';

/** Stops the background and the filing worker; `page` is any page of the extension. */
export async function stopFiling(
  browser: Chromium,
  page: { evaluate(work: () => Promise<void>): Promise<unknown> },
): Promise<void> {
  await page.evaluate(() =>
    (globalThis as unknown as { chrome: Offscreen }).chrome.offscreen.closeDocument(),
  );
  await browser.stopBackground();
}

interface Offscreen {
  offscreen: { closeDocument(): Promise<void> };
}
