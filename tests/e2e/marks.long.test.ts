import { describe, expect, test } from 'vitest';
import { examplePapers } from '@/tests/pages/example-papers';
import { findBrowser, howToInstall } from './support/find-browser';
import { asked, boxes, coveredWords, focused, markOf, press, useMarkedPages } from './support/marked-pages';

const DAILY = 'https://huggingface.co/papers';
const [first, second] = examplePapers;
if (!first || !second) throw new Error('The example papers are gone.');

const LISTS = {
  new: 'https://arxiv.org/list/cs.AI/new',
  recent: 'https://arxiv.org/list/cs.CL/recent',
  search: 'https://arxiv.org/search/?query=agent&searchtype=all',
};

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('marks in a page, further', () => {
  const { open, openMarked } = useMarkedPages();

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
      .poll(() => page.locator('.popover .words').textContent())
      .toBe('Agents › Memory · strong match');
    expect(await mark.getAttribute('aria-label')).toBe(`Save to Agents › Memory: ${first.title}`);
    await press(mark);
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.locator('.mark[data-state=filed]').waitFor();
    expect(await asked(page)).toContain(`savePaper ${first.arxiv}`);
    expect(await mark.getAttribute('aria-label')).toBe(`Saved to Agents › Memory: ${first.title}`);
    expect(await page.locator('.announcer').innerText()).toBe('Saved to Agents › Memory');
    await press(page.locator('.popover').getByRole('button', { name: 'Undo' }));
    await page.locator(`.mark[data-state=unsaved][aria-label*="${first.title}"]`).waitFor();
  });

  test('the second half of a double click undoes nothing', async () => {
    const page = await openMarked(`https://arxiv.org/abs/${first.arxiv}`);
    await press(page.locator('.title-pill').getByRole('button', { name: 'Save' }), {
      clickCount: 2,
      delay: 60,
    });
    await page.locator('.title-pill .pill[data-state=filing]').waitFor();
    expect(await asked(page)).not.toContain('undo');
  });

  test('the menu files elsewhere, by the next guess, by name, or in a new topic', async () => {
    const page = await openMarked(`https://arxiv.org/abs/${first.arxiv}`);
    const words = page.locator('.title-pill .words');
    const file = async (...keys: string[]) => {
      await press(page.locator('.title-pill').getByRole('button', { name: 'Other topics' }));
      await page.locator('.place-menu .near').waitFor();
      for (const key of keys) {
        if (key.length > 1 && !key.includes('Arrow') && key !== 'Enter') await page.keyboard.type(key);
        else await page.keyboard.press(key);
        await page.waitForTimeout(key === 'Enter' ? 0 : 200);
      }
    };
    await file('ArrowDown', 'Enter');
    await expect.poll(() => words.textContent()).toBe('Saved to Recommender systems');
    await file('benchm', 'Enter');
    await expect.poll(() => words.textContent()).toBe('Saved to … › Evaluation › Benchmarks');
    await file('<b>Tools</b>', 'Enter');
    await expect.poll(() => words.textContent()).toBe('Saved to <b>Tools</b>');
    expect(await page.locator('.announcer').innerText()).toBe('Saved to <b>Tools</b>');
    expect(await focused(page)).toBe('Saved to <b>Tools</b>');
  });

  test('the menu waves a paper away, and brings it back', async () => {
    const page = await openMarked(DAILY);
    const mark = markOf(page, first.title);
    await mark.hover();
    await press(page.locator('.popover').getByRole('button', { name: 'Other topics' }));
    await press(page.locator('.place-menu').getByRole('button', { name: 'Not interested' }));
    await page.locator('.mark[data-state=not-interested]').waitFor();
    expect(await mark.getAttribute('aria-label')).toBe(`Not interested: ${first.title}`);
    // The pointer is where the menu was.
    await mark.hover();
    await press(page.locator('.popover').getByRole('button', { name: 'Undo' }));
    await page.locator(`.mark[data-state=unsaved][aria-label*="${first.title}"]`).waitFor();
    expect(await asked(page)).toEqual(expect.arrayContaining(['notInterested true', 'notInterested false']));
  });

  test('follow the page to another day and back', async () => {
    const page = await openMarked(DAILY);
    await press(markOf(page, first.title));
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.getByRole('link', { name: '‹ earlier' }).click();
    const other = examplePapers[40];
    await press(markOf(page, other?.title ?? ''));
    await expect.poll(() => asked(page)).toContain(`savePaper ${other?.arxiv}`);
    await page.goBack();
    await page.locator(`.mark[data-state=filed][aria-label*="${first.title}"]`).waitFor();
  });

  test('come back where the page draws its title again', async () => {
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

  test('stand after the title where there is no margin', async () => {
    const { page, mark } = await open(DAILY);
    await page.addStyleTag({
      content: 'article:first-of-type h3 { position: absolute; left: 0; top: 0; width: 420px; z-index: 9 }',
    });
    await mark();
    // A name that covers the mark would keep the click from counting.
    await press(markOf(page, first.title), { position: { x: 20, y: 12 } });
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

describe.skipIf(!findBrowser('chromium'))('marks in lists of arXiv', () => {
  const { open } = useMarkedPages();

  test.each(Object.entries(LISTS))('%s: no space taken, no word covered, one click saves', async (_, url) => {
    const { page, mark: draw } = await open(url);
    const before = await boxes(page);
    await draw();
    const mark = page.locator('.mark').first();
    await expect.poll(() => mark.getAttribute('aria-label')).toMatch(/^Save to /);
    expect(await boxes(page)).toEqual(before);
    expect(await coveredWords(page)).toEqual([]);
    await press(mark);
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await page.locator('.mark[data-state=filed]').waitFor();
    expect(await boxes(page)).toEqual(before);
  });

  test('the bar orders, filters and saves a branch, and gives the list back untouched', async () => {
    const { page, mark: draw } = await open(LISTS.new);
    const before = await page.locator('#dlpage').innerHTML();
    await draw();
    const titles = () => page.locator('dd .list-title:visible').allInnerTexts();
    const bySite = await titles();
    await press(page.getByRole('button', { name: 'Sort, filter' }));
    const bar = page.locator('.list-bar');
    await press(bar.getByRole('button', { name: 'Best match' }));
    const labels = () =>
      page
        ?.locator('dl')
        .first()
        .locator('.mark')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? '')) ?? [];
    await expect
      .poll(async () => (await labels()).slice(0, 3).every((label) => label.startsWith('Save to ')))
      .toBe(true);
    expect((await titles()).toSorted()).toEqual(bySite.toSorted());
    expect(await titles()).not.toEqual(bySite);

    // Behind "All" and "New".
    await press(bar.locator('.shown .segment').nth(2));
    const shown = (await titles()).length;
    expect(shown).toBeLessThan(bySite.length);
    await press(bar.getByRole('button', { name: `Save all ${shown}` }));
    await bar.getByText(`Saved ${shown} papers.`).waitFor();
    expect(await page.locator('.mark[data-state=filed]').count()).toBeGreaterThan(0);
    await press(bar.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => page.evaluate(() => window.background.asked.at(-1))).toBe('undo');

    await page.keyboard.press('Escape');
    expect(await titles()).toEqual(bySite);
    await page.evaluate(() => window.background.stop());
    expect(await page.locator('#dlpage').innerHTML()).toBe(before);
  });
});
