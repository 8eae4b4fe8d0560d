import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type MarkedPages, openMarkedPages } from '@/tests/support/marks-page/open';
import { findBrowser, howToInstall } from './support/find-browser';

/** Where pictures go, for who wants to look. */
const SHOTS = process.env.PAPERTREE_SCREENSHOTS;
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

  test('the bar orders, filters and saves a branch, and gives the list back untouched', async () => {
    const opened = await pages.open(LISTS.new);
    page = opened.page;
    const before = await page.locator('#dlpage').innerHTML();
    await opened.mark();
    const titles = () => page?.locator('dd .list-title:visible').allInnerTexts() ?? [];
    const bySite = await titles();
    await page.getByRole('button', { name: 'Order, filter' }).click();
    const bar = page.locator('.list-bar');
    await bar.locator('select').first().selectOption('by fit to my tree');
    const labels = () =>
      page
        ?.locator('dl')
        .first()
        .locator('.mark')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? '')) ?? [];
    await expect
      .poll(async () => (await labels()).slice(0, 3).every((label) => label.startsWith('Save under ')))
      .toBe(true);
    expect((await titles()).toSorted()).toEqual(bySite.toSorted());
    expect(await titles()).not.toEqual(bySite);

    await bar
      .locator('select')
      .last()
      .selectOption({ label: await optionOf(bar, 'Agents (') });
    const shown = (await titles()).length;
    expect(shown).toBeLessThan(bySite.length);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/bar.png` });
    await bar.getByRole('button', { name: `Save all ${shown} here` }).click();
    await bar.getByText(`Saved ${shown} papers.`).waitFor();
    expect(await page.locator('.mark[data-state=filed]').count()).toBeGreaterThan(0);
    await bar.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page?.evaluate(() => window.background.asked.at(-1))).toBe('undo');

    await page.keyboard.press('Escape');
    expect(await titles()).toEqual(bySite);
    await page.evaluate(() => window.background.stop());
    expect(await page.locator('#dlpage').innerHTML()).toBe(before);
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

/** The whole text of the option that begins so. */
async function optionOf(bar: Locator, start: string): Promise<string> {
  const options = await bar.locator('option').allInnerTexts();
  return options.find((text) => text.startsWith(start)) ?? '';
}

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
