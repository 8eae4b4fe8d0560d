import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type MarkedPages, openMarkedPages } from '@/tests/support/marks-page/open';
import { findBrowser, howToInstall } from './support/find-browser';

const LISTS = {
  new: 'https://arxiv.org/list/cs.AI/new',
  recent: 'https://arxiv.org/list/cs.CL/recent',
  search: 'https://arxiv.org/search/?query=agent&searchtype=all',
};

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('marks in lists of arXiv', () => {
  let pages: MarkedPages;
  let page: Page | undefined;

  beforeAll(async () => {
    pages = await openMarkedPages();
  });
  afterAll(() => pages?.close());
  afterEach(() => page?.context().close());

  test.each(Object.entries(LISTS))('%s: no room taken, no word covered, one click saves', async (_, url) => {
    const opened = await pages.open(url);
    page = opened.page;
    const before = await boxes(page);
    await opened.mark();
    const mark = page.locator('.mark').first();
    await expect.poll(() => mark.getAttribute('aria-label')).toMatch(/^Save under /);
    expect(await boxes(page)).toEqual(before);
    expect(await coveredWords(page)).toEqual([]);
    await mark.click();
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.locator('.mark[data-state=filed]').waitFor();
    expect(await boxes(page)).toEqual(before);
  });

  test('of 2,000 rows, those near the window are drawn, then those that come near', async () => {
    const opened = await pages.open('https://arxiv.org/list/cs/2606?show=2000');
    page = opened.page;
    await opened.mark();
    const drawn = () => page?.locator('papertree-mark .mark').count();
    await expect.poll(drawn).toBeGreaterThan(5);
    expect(await drawn()).toBeLessThan(40);
    const last = page.locator('.list-title').last();
    await last.scrollIntoViewIfNeeded();
    await last.locator('.mark').waitFor();
    expect(await drawn()).toBeLessThan(80);
  });
});

/** Where everything of the page's own stands. */
function boxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(papertree-mark)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height}`;
    }),
  );
}

/** Words of the page that lie under a mark. */
function coveredWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = [...document.querySelectorAll('papertree-mark')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('.mark') ?? [])].map((mark) => mark.getBoundingClientRect()),
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
