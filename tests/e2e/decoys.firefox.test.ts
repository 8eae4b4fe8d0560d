import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefox } from './support/browsers';
import { readTable } from './support/library';
import type { ExtensionBrowser, View } from './support/view';

/** How a page tricks a person into clicking a mark; each runs in the page. Chromium has more of them. */
const decoys: Record<string, () => void> = {
  'a pale ancestor': () => {
    const title = document.querySelector('papertree-mark')?.parentElement as HTMLElement;
    title.style.opacity = '0.01';
  },
  'a cover that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.style.cssText =
      'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none';
    document.body.append(cover);
  },
};

describe.runIf(firefox.isHere)('in Firefox, a page that tricks its reader into clicking a mark', () => {
  let browser: ExtensionBrowser;
  let inside: View;
  beforeAll(async () => {
    browser = await firefox.launch();
    inside = await browser.openExtensionPage('sidepanel.html');
  });
  afterAll(() => browser?.close());

  it.each(Object.keys(decoys))('gets nothing by %s', async (name) => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await page.waitFor({ css: '.title-pill .pill[data-state=unsaved]' });
    await page.evaluate(decoys[name] as () => void);
    await page.click({ css: '.title-pill .pill[data-state=unsaved] .primary' });
    await page.waitFor({ css: '.title-pill .pill', name: 'The page moved or covered' });
    expect(await readTable(inside, 'papers')).toEqual([]);
  });
});
