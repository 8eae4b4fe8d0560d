import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { type MarkedPages, openMarkedPages } from '@/tests/support/marks-page/open';

type Options = Parameters<MarkedPages['open']>[1];

/**
 * Pages with marks over a pretended background, for the tests of one file. Each page closes with its test, and none may
 * throw; tests that run at the same time hand over their own `onTestFinished`.
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

/** What the pretended background was asked, in words. */
export const asked = (page: Page) => page.evaluate(() => window.background.asked);

export const markOf = (page: Page, title: string) =>
  page.locator('.mark').and(page.getByRole('button', { name: title }));

/** Until a mark has been seen for as long as it takes, and the browser has said so. */
export const SEEN_MS = CLICKABLE_AFTER_MS + 400;

/** Clicks a control of ours once a person can have seen it: before that, no click is taken. */
export async function press(control: Locator, options?: Parameters<Locator['click']>[0]): Promise<void> {
  await control.waitFor();
  await control.page().waitForTimeout(SEEN_MS);
  await control.click(options);
}

/** Where everything of the page's own stands. */
export function boxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(papertree-mark)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height}`;
    }),
  );
}

/** Name of the button that has the focus, in shadow roots too. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Words of the page that lie under what is drawn of ours. */
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
