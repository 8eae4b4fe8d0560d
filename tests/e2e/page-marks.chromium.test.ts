import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { examplePapers } from '@/tests/pages/example-papers';
import { type MarkedPages, openMarkedPages } from '@/tests/support/marks-page/open';
import { findBrowser, howToInstall } from './support/find-browser';

const DAILY = 'https://huggingface.co/papers';
/** Where pictures go, for who wants to look. */
const SHOTS = process.env.PAPERTREE_SCREENSHOTS;
const [first, second] = examplePapers;
if (!first || !second) throw new Error('The example papers are gone.');

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('marks in a page', () => {
  let pages: MarkedPages;
  const errors: string[] = [];
  const opened: Page[] = [];

  beforeAll(async () => {
    pages = await openMarkedPages();
  });
  afterAll(() => pages?.close());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.context().close()));
    expect(errors.splice(0)).toEqual([]);
  });

  async function open(url: string, options?: Parameters<MarkedPages['open']>[1]) {
    const { page, mark } = await pages.open(url, options);
    opened.push(page);
    page.on('pageerror', (error) => errors.push(String(error)));
    return { page, mark };
  }

  async function openMarked(url: string, options?: Parameters<MarkedPages['open']>[1]): Promise<Page> {
    const { page, mark } = await open(url, options);
    await mark();
    return page;
  }

  const asked = (page: Page) => page.evaluate(() => window.background.asked);
  const markOf = (page: Page, title: string) =>
    page.locator('.mark').and(page.getByRole('button', { name: title }));

  test('take no room, before and after a save', async () => {
    const { page, mark } = await open(DAILY);
    const before = await boxes(page);
    await mark();
    expect(await boxes(page)).toEqual(before);
    await markOf(page, first.title).click();
    await page.evaluate(() => window.background.file());
    await page.locator('.mark[data-state=filed]').waitFor();
    expect(await boxes(page)).toEqual(before);
  });

  test('leave the page as it was', async () => {
    const { page, mark } = await open(DAILY);
    const before = await page.content();
    await mark();
    await markOf(page, first.title).hover();
    await page.locator('.popover').waitFor();
    await page.evaluate(() => window.background.stop());
    expect(await page.content()).toBe(before);
  });

  test('ask once for all papers, and draw those near the window', async () => {
    const page = await openMarked(DAILY);
    await expect.poll(() => asked(page)).toContain('lookUp 40');
    const drawn = await page.locator('papertree-mark .mark').count();
    expect(drawn).toBeGreaterThan(3);
    expect(drawn).toBeLessThan(20);
    await page.locator('article').last().scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('papertree-mark .mark').count()).toBeGreaterThan(drawn);
    expect((await asked(page)).filter((question) => question.startsWith('lookUp'))).toHaveLength(1);
  });

  test('one click saves; mark, pill and voice say where it went', async () => {
    const page = await openMarked(DAILY);
    const mark = markOf(page, first.title);
    await mark.hover();
    await expect
      .poll(() => page.locator('.popover .words').innerText())
      .toBe('Agents › Memory · 82% · 8% new to you');
    expect(await mark.getAttribute('aria-label')).toBe(`Save under Agents › Memory: ${first.title}`);
    await mark.click();
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.locator('.mark[data-state=filed]').waitFor();
    expect(await asked(page)).toContain(`savePaper ${first.arxiv}`);
    expect(await mark.getAttribute('aria-label')).toBe(`Saved under Agents › Memory: ${first.title}`);
    expect(await page.locator('.announcer').innerText()).toBe('Saved under Agents › Memory');
    await page.locator('.popover').getByRole('button', { name: 'Undo' }).click();
    await page.locator(`.mark[data-state=unsaved][aria-label*="${first.title}"]`).waitFor();
  });

  test('the second half of a double click undoes nothing', async () => {
    const page = await openMarked(`https://arxiv.org/abs/${first.arxiv}`);
    await page.locator('.title-pill').getByRole('button', { name: 'Save' }).dblclick({ delay: 60 });
    await page.locator('.title-pill .pill[data-state=filing]').waitFor();
    expect(await asked(page)).not.toContain('undo');
  });

  test('everything can be done by keyboard, and the page does not hear of it', async () => {
    const page = await openMarked(DAILY);
    await page.evaluate(() => {
      document.title = '';
      addEventListener('keydown', ({ key }) => {
        if (key !== 'Tab') document.title += key;
      });
    });
    await page.locator('a.self-start').first().focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain(first.title);
    await page.locator('.popover').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Undo');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page)).toContain('undo');
    await page.keyboard.press('Escape');
    await page.locator('.popover').waitFor({ state: 'detached' });
    expect(await focused(page)).toContain(first.title);
    expect(await page.title()).toBe('');
  });

  test('what needs the person, and what failed, is said in words', async () => {
    const page = await openMarked(DAILY);
    await page.evaluate(() => Object.assign(window.background, { needsPerson: true }));
    await markOf(page, first.title).click();
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.locator('.popover').getByRole('button', { name: 'Choose' }).click();
    await page.locator('.place-menu').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.popover').getByRole('button', { name: 'panel' }).click();
    await expect.poll(() => asked(page)).toContain('openPanel');

    await page.evaluate(() => Object.assign(window.background, { failWith: 'storage-full' }));
    await markOf(page, second.title).click();
    await expect.poll(() => page.locator('.popover .words').last().innerText()).toMatch(/full/);
    await page.evaluate(() => Object.assign(window.background, { failWith: null }));
    await page.locator('.popover').getByRole('button', { name: 'Try again' }).click();
    await page.locator(`.mark[data-state=filing][aria-label*="${second.title}"]`).waitFor();
  });

  test('the menu files elsewhere, by the next guess, by name, or in a new topic', async () => {
    const page = await openMarked(`https://arxiv.org/abs/${first.arxiv}`);
    const words = page.locator('.title-pill .words');
    const file = async (...keys: string[]) => {
      await page.locator('.title-pill').getByRole('button', { name: 'File elsewhere' }).click();
      await page.locator('.place-menu .near').waitFor();
      for (const key of keys) {
        if (key.length > 1 && !key.includes('Arrow') && key !== 'Enter') await page.keyboard.type(key);
        else await page.keyboard.press(key);
        await page.waitForTimeout(key === 'Enter' ? 0 : 200);
      }
    };
    await file('ArrowDown', 'Enter');
    await expect.poll(() => words.innerText()).toBe('Recommender systems');
    await file('benchm', 'Enter');
    await expect.poll(() => words.innerText()).toBe('… › Evaluation › Benchmarks');
    await file('<b>Tools</b>', 'Enter');
    await expect.poll(() => words.innerText()).toBe('<b>Tools</b>');
    expect(await page.locator('.announcer').innerText()).toBe('Saved under <b>Tools</b>');
    expect(await focused(page)).toBe('<b>Tools</b>');
  });

  test('the menu waves a paper away, and brings it back', async () => {
    const page = await openMarked(DAILY);
    const mark = markOf(page, first.title);
    await mark.hover();
    await page.locator('.popover').getByRole('button', { name: 'File elsewhere' }).click();
    await page.locator('.place-menu').getByRole('button', { name: 'Not interested' }).click();
    await page.locator('.mark[data-state=not-interested]').waitFor();
    expect(await mark.getAttribute('aria-label')).toBe(`Not interested: ${first.title}`);
    await page.locator('.popover').getByRole('button', { name: 'Undo' }).click();
    await page.locator(`.mark[data-state=unsaved][aria-label*="${first.title}"]`).waitFor();
    expect(await asked(page)).toEqual(expect.arrayContaining(['notInterested true', 'notInterested false']));
  });

  test('follow the page to another day and back', async () => {
    const page = await openMarked(DAILY);
    await markOf(page, first.title).click();
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.getByRole('link', { name: '‹ earlier' }).click();
    const other = examplePapers[40];
    await markOf(page, other?.title ?? '').click();
    await expect.poll(() => asked(page)).toContain(`savePaper ${other?.arxiv}`);
    await page.goBack();
    await page.locator(`.mark[data-state=filed][aria-label*="${first.title}"]`).waitFor();
  });

  test('come back where the page draws its title anew', async () => {
    const page = await openMarked(DAILY);
    await page.evaluate(() => document.querySelector('h3 papertree-mark')?.remove());
    await page.locator('h3').first().locator('papertree-mark').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const link = document.querySelector('h3 a');
      link?.setAttribute('href', '/papers/2401.00001');
      link?.replaceChildren('Another title');
    });
    await markOf(page, 'Another title').waitFor();
  });

  test.each(['light', 'dark'] as const)('take over the %s scheme, and follow it', async (colorScheme) => {
    const page = await openMarked(DAILY, { colorScheme });
    const schemes = () =>
      page
        .locator('papertree-mark .root')
        .evaluateAll((roots) => roots.map((root) => (root as HTMLElement).dataset.scheme));
    expect(new Set(await schemes())).toEqual(new Set([colorScheme]));
    await page.evaluate(() => document.documentElement.classList.toggle('dark'));
    const other = colorScheme === 'light' ? 'dark' : 'light';
    await expect.poll(async () => [...new Set(await schemes())]).toEqual([other]);
  });

  test.each(['light', 'dark'] as const)(
    'have no faults that axe can see in the %s scheme',
    async (colorScheme) => {
      const page = await openMarked(DAILY, { colorScheme });
      await markOf(page, first.title).click();
      await page.locator('.popover').waitFor();
      const single = await openMarked(`https://huggingface.co/papers/${first.arxiv}`, { colorScheme });
      await single.locator('.title-pill').getByRole('button', { name: 'File elsewhere' }).click();
      await single.locator('.place-menu .near').waitFor();
      if (SHOTS) await single.screenshot({ path: `${SHOTS}/menu-${colorScheme}.png` });
      for (const each of [page, single]) {
        await each.evaluate(axe.source);
        const violations = await each.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof import('axe-core') };
          const found = await axe.run({ include: [['papertree-mark']] });
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
        expect(violations).toEqual([]);
      }
    },
  );

  test('stand against a page that styles everything', async () => {
    const { page, mark } = await open(DAILY);
    await page.addStyleTag({
      content: `h3 *, papertree-mark { opacity: 0.1 !important; position: static !important; width: 300px !important;
        padding: 50px !important; visibility: hidden !important; transform: scale(3) !important; } button { display: none !important }`,
    });
    await mark();
    const button = markOf(page, first.title);
    expect(await button.boundingBox()).toMatchObject({ width: 24, height: 24 });
    const host = page.locator('papertree-mark').first();
    expect(await host.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    expect(await host.evaluate((element) => getComputedStyle(element).visibility)).toBe('visible');
  });

  test('stand after the title where there is no margin', async () => {
    const { page, mark } = await open(DAILY);
    await page.addStyleTag({
      content: 'h3 { position: absolute; left: 0; top: 0; width: 420px; z-index: 9 }',
    });
    await mark();
    await markOf(page, first.title).click({ position: { x: 4, y: 4 } });
    await expect.poll(() => asked(page)).toContain(`savePaper ${first.arxiv}`);
  });

  test.each(['arxiv.org/abs', 'arxiv.org/html', 'huggingface.co/papers'])(
    'the pill on %s covers no word',
    async (site) => {
      for (const { arxiv } of examplePapers.slice(0, 3)) {
        const page = await openMarked(`https://${site}/${arxiv}`);
        const words = page.locator('.title-pill .words');
        await expect.poll(() => words.textContent()).not.toBe('Not in your library');
        for (const width of [1280, 900, 420]) {
          await page.setViewportSize({ width, height: 800 });
          await expect.poll(() => coveredWords(page), { message: `${arxiv} at ${width} pixels` }).toEqual([]);
        }
      }
    },
  );
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

/** Name of the button that has the focus, in shadow roots too. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Words of the page that lie under what is drawn of ours. */
function coveredWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shadow = document.querySelector('h1 papertree-mark')?.shadowRoot;
    const ours = [...(shadow?.querySelectorAll('.title-pill:not(.nowhere), .mark') ?? [])].map((element) =>
      element.getBoundingClientRect(),
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
