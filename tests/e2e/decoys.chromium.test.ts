import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CLICKABLE_AFTER_MS } from '@/components/page/clicks/seen-long-enough';
import { examplePapers } from '@/tests/pages/example-papers';
import { findBrowser, howToInstall } from './support/find-browser';
import { asked, SEEN_MS, useMarkedPages } from './support/marked-pages';

const DAILY = 'https://huggingface.co/papers';
const LIST = 'https://arxiv.org/list/cs.AI/new';
const PAPER = `https://arxiv.org/abs/${examplePapers[0]?.arxiv}`;

/**
 * What a page does so that a person clicks a mark and means something else. Each runs in the page, with the title that
 * the mark is beside, and where the person is about to click.
 */
const decoys: Record<string, (title: HTMLElement, at: { x: number; y: number }) => void> = {
  'a pale ancestor': (title) => {
    (title.parentElement as HTMLElement).style.opacity = '0.01';
  },
  'pale ancestors, each a little': (title) => {
    for (let at: HTMLElement | null = title; at; at = at.parentElement) at.style.opacity = '0.6';
  },
  'a filter on an ancestor': (title) => {
    title.style.filter = 'opacity(0.01)';
  },
  'a mask on an ancestor': (title) => {
    title.style.maskImage = 'linear-gradient(transparent, transparent)';
  },
  'mixing with what is below': (title) => {
    title.style.mixBlendMode = 'lighten';
  },
  'a cover that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.style.cssText =
      'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none';
    cover.textContent = 'Click anywhere to go on';
    document.body.append(cover);
  },
  'a cover made by styles alone': () => {
    const style = document.createElement('style');
    style.textContent =
      'html::after { content: "Click"; position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none }';
    document.head.append(style);
  },
  'a cover in the top layer': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'inset: 0; width: 100%; height: 100%; background: white; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();
  },
  'a cover that is taken away when the button is pressed': () => {
    const cover = document.createElement('div');
    cover.style.cssText =
      'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none';
    document.body.append(cover);
    addEventListener('pointerdown', () => cover.remove(), { capture: true });
  },
  'all cut off but a few pixels under the pointer': (title, at) => {
    const { left, top } = title.getBoundingClientRect();
    title.style.clipPath = `circle(3px at ${at.x - left}px ${at.y - top}px)`;
  },
  'a tiny copy under the pointer': (title, at) => {
    title.style.transformOrigin = `${at.x - title.getBoundingClientRect().left}px ${
      at.y - title.getBoundingClientRect().top
    }px`;
    title.style.transform = 'scale(0.05)';
  },
  'tiny by zoom': (title, at) => {
    title.style.zoom = '0.05';
    const mark = title.querySelector('papertree-mark') as HTMLElement;
    const button = mark.shadowRoot?.querySelector('.primary, .mark') as HTMLElement;
    const { left, top, width, height } = button.getBoundingClientRect();
    title.style.position = 'relative';
    title.style.left = `${20 * (at.x - left - width / 2)}px`;
    title.style.top = `${20 * (at.y - top - height / 2)}px`;
  },
  'so large that nobody knows it for a button': (title, at) => {
    const { left, top } = title.getBoundingClientRect();
    title.style.transformOrigin = `${at.x - left}px ${at.y - top}px`;
    title.style.transform = 'scale(40)';
  },
  'turned over': (title, at) => {
    const { left, top } = title.getBoundingClientRect();
    title.style.transformOrigin = `${at.x - left}px ${at.y - top}px`;
    title.style.transform = 'rotate(180deg)';
  },
};

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))('a page that tricks its reader into clicking a mark', () => {
  const { openMarked } = useMarkedPages();
  const saves = async (page: Page) =>
    (await asked(page)).filter((request) => request.startsWith('savePaper'));
  const control = { [DAILY]: '.mark', [LIST]: '.mark', [PAPER]: '.title-pill .primary' } as const;

  async function middleOf(page: Page, css: string): Promise<{ x: number; y: number }> {
    const box = await page.locator(css).first().boundingBox();
    if (!box) throw new Error(`no ${css}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function click(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(100);
  }

  // Most of each test is waiting, so they run side by side, the honest clicks among them.
  test.concurrent.for(Object.keys(control))(
    'is not met on %s: an honest click counts',
    async (url, { expect, onTestFinished }) => {
      const page = await openMarked(url, undefined, onTestFinished);
      await page.waitForTimeout(SEEN_MS);
      await click(page, await middleOf(page, control[url] ?? ''));
      await expect.poll(() => saves(page)).toHaveLength(1);
    },
  );

  test.concurrent.for(Object.keys(decoys))('gets nothing by %s', async (name, { expect, onTestFinished }) => {
    const page = await openMarked(PAPER, undefined, onTestFinished);
    await page.waitForTimeout(SEEN_MS);
    const at = await middleOf(page, control[PAPER] ?? '');
    await page.evaluate(
      ([decoy, point]) => {
        const title = document.querySelector('papertree-mark')?.parentElement;
        new Function(`return ${decoy}`)()(title, point);
      },
      [String(decoys[name]), at] as const,
    );
    // The page has all the time that it wants.
    await page.waitForTimeout(SEEN_MS);
    await click(page, at);
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
        [at, control[PAPER] ?? ''] as const,
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
    const at = await middleOf(page, control[PAPER] ?? '');
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement as HTMLElement;
      title.style.translate = '0 300px';
      addEventListener('pointerdown', () => title.style.removeProperty('translate'), { capture: true });
    });
    await page.waitForTimeout(SEEN_MS);
    await click(page, at);
    expect(await saves(page)).toEqual([]);
  });

  test('gets nothing by events of its own', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.evaluate(() => {
      // Closed to pages in earnest; here even a page that has got hold of the button is refused.
      const button = document
        .querySelector('papertree-mark')
        ?.shadowRoot?.querySelector<HTMLElement>('.primary');
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        button?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
      button?.click();
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    });
    expect(await saves(page)).toEqual([]);
  });

  test('gets nothing by keys that are pressed on a mark out of sight', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.locator('.title-pill .primary').focus();
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement;
      title?.style.setProperty('opacity', '0');
    });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await saves(page)).toEqual([]);
  });

  test('tells the reader, who can click again once all is in sight', async () => {
    const page = await openMarked(PAPER);
    await page.waitForTimeout(SEEN_MS);
    await page.evaluate(() => {
      const title = document.querySelector('papertree-mark')?.parentElement;
      title?.style.setProperty('opacity', '0.5');
    });
    await click(page, await middleOf(page, control[PAPER] ?? ''));
    await expect.poll(() => page.locator('.title-pill .words').innerText()).toMatch(/click was ignored/);
    await page.evaluate(() => {
      document.querySelector('papertree-mark')?.parentElement?.style.removeProperty('opacity');
    });
    await page.waitForTimeout(SEEN_MS);
    await click(page, await middleOf(page, control[PAPER] ?? ''));
    await expect.poll(() => saves(page)).toHaveLength(1);
  });
});
