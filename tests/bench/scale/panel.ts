import type { Page } from 'playwright-core';
import type { Bench } from './row';

/** A topic's row in the tree. */
const TOPIC_ROW = '[role=treeitem]:not(.unsorted-row)';
/** A row of a paper whose record has been read. */
export const PAPER_ROW = '.paper-row:not(.paper-unread)';

/** Opens a panel in a new tab, and waits for its tree. */
export async function openPanel({ browser }: Bench): Promise<Page> {
  const page = await browser.context.newPage();
  // tsx wraps named functions in a helper, `__name`, which pages do not have.
  await page.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
  await page.setViewportSize({ width: 860, height: 800 });
  await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  await page.locator(TOPIC_ROW).first().waitFor({ timeout: 120_000 });
  return page;
}

/** Milliseconds from the start of the panel's page to the frame in which a topic is painted. */
export async function timeToOpen({ browser }: Bench): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        Object.assign(globalThis, { painted: performance.now() });
      });
    }).observe(document, { subtree: true, childList: true });
  }, TOPIC_ROW);
  await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  const painted = await page.waitForFunction(
    () => (globalThis as unknown as { painted?: number }).painted,
    null,
    { timeout: 120_000 },
  );
  const time = (await painted.jsonValue()) ?? Number.NaN;
  await page.close();
  return time;
}

/** Opens a screen from the panel's menu by its name, and returns the milliseconds until its first element is shown. */
export async function openScreen(page: Page, name: string, first: string): Promise<number> {
  await page.locator('.panel-menu-button').click();
  const item = page.getByRole('menuitem', { name });
  await item.waitFor();
  const started = performance.now();
  await item.click();
  await page.locator(first).first().waitFor({ timeout: 120_000 });
  return performance.now() - started;
}

/** The time at which the page first shows the selector with this text, or no longer does; milliseconds since 1970. */
export function seenAt(page: Page, selector: string, text: string, isThere: boolean): Promise<number> {
  return page.evaluate(
    ([css, wanted, there]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const found = [...document.querySelectorAll(css)].some((one) => one.textContent?.includes(wanted));
          if (found !== there) return;
          observer.disconnect();
          // No frame is drawn in a window that is covered by another one.
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    [selector, text, isThere] as const,
  );
}
