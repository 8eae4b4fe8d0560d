import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { examplePapers } from '@/tests/pages/example-papers';
import { findBrowser, howToInstall } from './support/find-browser';
import { asked, boxes, focused, markOf, press, useMarkedPages } from './support/marked-pages';

const DAILY = 'https://huggingface.co/papers';
const [first, second] = examplePapers;
if (!first || !second) throw new Error('The example papers are gone.');

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('marks in a page', () => {
  const { open, openMarked } = useMarkedPages();

  test('take no space, before and after a save', async () => {
    const { page, mark } = await open(DAILY);
    const before = await boxes(page);
    await mark();
    expect(await boxes(page)).toEqual(before);
    await press(markOf(page, first.title));
    await page.locator('.mark[data-state=filing]').waitFor();
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
    // The mark is the paper's one tab stop; arrows lead through its pill.
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('Undo');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page)).toContain('undo');
    await page.keyboard.press('Escape');
    await page.locator('.popover').waitFor({ state: 'detached' });
    expect(await focused(page)).toContain(first.title);
    expect(await page.title()).toBe('');
  });

  test('keys lead from paper to paper, save, and choose another topic', async () => {
    const page = await openMarked(DAILY);
    await page.keyboard.press('j');
    expect(await focused(page)).toContain(first.title);
    await page.keyboard.press('j');
    expect(await focused(page)).toContain(second.title);
    await page.keyboard.press('s');
    await expect.poll(() => asked(page)).toContain(`savePaper ${second.arxiv}`);
    await page.keyboard.press('k');
    expect(await focused(page)).toContain(first.title);
    await page.locator('.pill-choice').nth(1).waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => asked(page)).toContain('fileOnPage 1');
  });

  test('topics are named beside titles, and cover neither words nor what others put there', async () => {
    const page = await openMarked(DAILY);
    const chips = page.locator('.chip:not(.nowhere)');
    await chips.first().waitFor();
    const covered = () =>
      page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const words: DOMRect[] = [];
        while (texts.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(texts.currentNode);
          words.push(...range.getClientRects());
        }
        const hosts = [...document.querySelectorAll('papertree-mark')];
        const boxes = hosts.flatMap(({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll('.chip:not(.nowhere)') ?? [])].map((chip) =>
            chip.getBoundingClientRect(),
          ),
        );
        return boxes.filter((box) =>
          words.some(
            (word) =>
              word.left < box.right - 2 &&
              word.right > box.left + 2 &&
              word.top < box.bottom - 3 &&
              word.bottom > box.top + 3,
          ),
        ).length;
      });
    expect(await covered()).toBe(0);
    // Another tool puts a link behind each title, where the chips are.
    await page.evaluate(() => {
      for (const title of document.querySelectorAll('h3 a')) {
        const link = document.createElement('a');
        link.href = '#';
        link.style.marginLeft = '8px';
        link.textContent = 'a link of another tool';
        title.after(link);
      }
    });
    await expect.poll(covered).toBe(0);
  });

  test('one click groups a list by topic, also what the page loads later, and one gives it back', async () => {
    const { page, mark } = await open(DAILY);
    const rows = () => page.locator('article h3').allInnerTexts();
    const before = await page.locator('main, body').first().innerHTML();
    const bySite = await rows();
    await mark();
    await press(page.getByRole('button', { name: 'Group by topic' }));
    const headings = page.locator('papertree-mark h3 bdi');
    const inOrder = ['Agents › Memory', 'Language models › Evaluation › Benchmarks', 'Recommender systems'];
    await expect.poll(() => headings.allInnerTexts()).toEqual([...inOrder, 'Other papers']);
    const counts = () => page.locator('papertree-mark h3 .count').allInnerTexts();
    const total = async () => (await counts()).reduce((sum, count) => sum + Number(count), 0);
    expect(await total()).toBe(bySite.length);
    // The page puts another paper behind the others, as it does at the end of a scroll.
    await page.evaluate(() => {
      const last = [...document.querySelectorAll('article')].at(-1)?.parentElement;
      const more = last?.cloneNode(true) as HTMLElement;
      for (const host of more.querySelectorAll('papertree-mark')) host.remove();
      for (const link of more.querySelectorAll('a'))
        link.href = link.href.replace(/\d{4}\.\d{5}/, '2401.00004');
      last?.after(more);
    });
    await expect.poll(total).toBe(bySite.length + 1);
    expect(await headings.allInnerTexts()).toEqual([...inOrder, 'Other papers']);
    await page.evaluate(() =>
      document.querySelector('article [href*="2401.00004"]')?.closest('article')?.parentElement?.remove(),
    );
    await page.keyboard.press('Escape');
    await expect.poll(rows).toEqual(bySite);
    await page.evaluate(() => window.background.stop());
    expect(await page.locator('main, body').first().innerHTML()).toBe(before);
  });

  test('a note is written where one saved, by mouse and by keys', async () => {
    const page = await openMarked(DAILY);
    await press(markOf(page, first.title));
    await press(page.locator('.popover').getByRole('button', { name: 'Add a note' }));
    // The field takes the focus once it is drawn.
    const field = page.locator('.pill-part input:focus');
    await field.waitFor();
    await page.keyboard.type('For the survey');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked(page)).toContain('noteOnPage For the survey');
    await page.locator('.pill-part').waitFor({ state: 'detached' });
    await expect.poll(() => markOf(page, first.title).getAttribute('aria-label')).toMatch(/with a note/);

    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.locator('.popover').getByRole('button', { name: 'Add a note' }).waitFor();
    for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Add a note');
    await page.keyboard.press('Enter');
    await field.waitFor();
    await page.keyboard.type('dropped');
    await page.keyboard.press('Escape');
    expect((await asked(page)).filter((each) => each.startsWith('noteOnPage'))).toHaveLength(1);
  });

  test('what needs the person, and what failed, is said in words', async () => {
    const page = await openMarked(DAILY);
    await page.evaluate(() => Object.assign(window.background, { needsPerson: true }));
    await press(markOf(page, first.title));
    await page.locator('.mark[data-state=filing]').waitFor();
    await page.evaluate(() => window.background.file());
    await press(page.locator('.popover').getByRole('button', { name: 'Choose' }));
    await page.locator('.place-menu').waitFor();
    await page.keyboard.press('Escape');
    await press(page.locator('.popover').getByRole('button', { name: 'panel' }));
    await expect.poll(() => asked(page)).toContain('openPanel');

    await page.evaluate(() => Object.assign(window.background, { failWith: 'storage-full' }));
    await press(markOf(page, second.title));
    await expect.poll(() => page.locator('.popover .words').last().innerText()).toMatch(/full/);
    await page.evaluate(() => Object.assign(window.background, { failWith: null }));
    await press(page.locator('.popover').getByRole('button', { name: 'Try again' }));
    await page.locator(`.mark[data-state=filing][aria-label*="${second.title}"]`).waitFor();
  });

  test('a paper that was saved elsewhere is removed in the panel, which shows it first', async () => {
    const page = await openMarked(`https://huggingface.co/papers/${first.arxiv}`);
    await page.evaluate((arxiv) => {
      const common = { paperId: `arxiv:${arxiv}`, act: 'elsewhere', path: ['Agents'], confidence: null };
      const saved = { ...common, state: 'filed', madeBy: 'person', needsPerson: false, likely: [] };
      Object.assign(window.background.saved, { [`arxiv:${arxiv}`]: saved });
      window.background.file();
    }, first.arxiv);
    await press(page.locator('.title-pill').getByRole('button', { name: 'Other topics' }));
    await press(page.locator('.place-menu').getByRole('button', { name: 'Remove in the panel' }));
    await expect.poll(() => asked(page)).toContain('openPanel');
    expect(await asked(page)).not.toContain('undo');
  });

  test.each(['light', 'dark'] as const)(
    'have no faults that axe can see in the %s scheme',
    async (colorScheme) => {
      const page = await openMarked(DAILY, { colorScheme });
      await press(markOf(page, first.title));
      await page.locator('.popover').waitFor();
      const single = await openMarked(`https://huggingface.co/papers/${first.arxiv}`, { colorScheme });
      await press(single.locator('.title-pill').getByRole('button', { name: 'Other topics' }));
      await single.locator('.place-menu .near').waitFor();
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

  test('of 2,000 rows, those near the window are drawn, then those that come near', async () => {
    const page = await openMarked('https://arxiv.org/list/cs/2606?show=2000');
    const drawn = () => page.locator('papertree-mark .mark').count();
    await expect.poll(drawn).toBeGreaterThan(5);
    expect(await drawn()).toBeLessThan(40);
    const last = page.locator('.list-title').last();
    await last.scrollIntoViewIfNeeded();
    await last.locator('.mark').waitFor();
    expect(await drawn()).toBeLessThan(80);
  });
});
