import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { type MarkedPages, openMarkedPages } from '@/tests/support/marks-page/open';

type Options = Parameters<MarkedPages['open']>[1];

/**
 * Pages with marks and a fake background, for the tests of one file. Each page is closed after its test and must not
 * throw. Tests that run concurrently pass their own `onTestFinished`.
 */
export function useMarkedPages() {
  let pages: MarkedPages;

  beforeAll(async () => {
    pages = await openMarkedPages();
  });
  afterAll(() => pages?.close());

  async function open(url: string, options?: Options, whenFinished = onTestFinished) {
    const { page, mark } = await pages.open(url, options);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    whenFinished(async () => {
      await page.context().close();
      expect(errors).toEqual([]);
    });
    return { page, mark };
  }

  async function openMarked(...where: Parameters<typeof open>): Promise<Page> {
    const { page, mark } = await open(...where);
    await mark();
    return page;
  }

  return { open, openMarked };
}

/** The requests that the fake background received, in words. */
export const asked = (page: Page) => page.evaluate(() => window.background.asked);

export const markOf = (page: Page, title: string) =>
  page.locator('.mark').and(page.getByRole('button', { name: title }));

/** Milliseconds until a mark takes clicks and the browser has reported that it is visible. */
export const SEEN_MS = CLICKABLE_AFTER_MS + 400;

/** Clicks one of our controls after it was visible for long enough; before that, clicks are refused. */
export async function press(control: Locator, options?: Parameters<Locator['click']>[0]): Promise<void> {
  await control.waitFor();
  await control.page().waitForTimeout(SEEN_MS);
  await control.click(options);
}

/** The positions of all elements of the page itself. */
export function boxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(papertree-mark)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height}`;
    }),
  );
}

/** The name of the focused button, also in shadow trees. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Words of the page that are covered by our elements. */
export function coveredWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = [...document.querySelectorAll('papertree-mark')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('.title-pill:not(.nowhere), .mark') ?? [])].map((element) =>
        element.getBoundingClientRect(),
      ),
    );
    if (ours.length === 0) return ['nothing is drawn'];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const covered: string[] = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const isCovered = [...range.getClientRects()].some((word) =>
        ours.some(
          (box) =>
            word.left < box.right - 1 &&
            word.right > box.left + 1 &&
            word.top < box.bottom - 4 &&
            word.bottom > box.top + 4,
        ),
      );
      if (isCovered) covered.push(walker.currentNode.textContent ?? '');
    }
    return covered;
  });
}
