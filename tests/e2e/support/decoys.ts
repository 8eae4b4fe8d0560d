import type { Page } from 'playwright-core';
import { examplePapers } from '@/tests/pages/example-papers';
import { asked, SEEN_MS } from './marked-pages';

/** A page of one paper, with a pill beside its title. */
export const PAPER = `https://arxiv.org/abs/${examplePapers[0]?.arxiv}`;
/** What a person clicks there to save. */
export const PILL = '.title-pill .primary';

/**
 * What a page does so that a person clicks a mark and means something else. Each runs in the page, with the title that
 * the mark is beside, and where the person is about to click.
 */
export const decoys: Record<string, (title: HTMLElement, at: { x: number; y: number }) => void> = {
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

/** What the page asked to be saved. */
export async function saves(page: Page): Promise<string[]> {
  return (await asked(page)).filter((request) => request.startsWith('savePaper'));
}

export async function middleOf(page: Page, css: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(css).first().boundingBox();
  if (!box) throw new Error(`no ${css}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export async function click(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(100);
}

/** Has the page play the trick, gives it all the time that it wants, and clicks where the pill was. */
export async function clickAfterDecoy(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SEEN_MS);
  const at = await middleOf(page, PILL);
  await page.evaluate(
    ([decoy, point]) => {
      const title = document.querySelector('papertree-mark')?.parentElement;
      new Function(`return ${decoy}`)()(title, point);
    },
    [String(decoys[name]), at] as const,
  );
  await page.waitForTimeout(SEEN_MS);
  await click(page, at);
}
