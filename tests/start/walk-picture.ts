import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../e2e/support/chromium';
import { FINAL_STATES, saveInList, waitForMark } from '../e2e/support/marks';
import { examplePapers } from '../pages/example-papers';
import { pageFor } from '../pages/serve-page';

const DAY = 'https://huggingface.co/papers/date/2026-06-12';
const DAY_BEFORE = 'https://huggingface.co/papers/date/2026-06-11';
const SAVED = examplePapers.slice(0, 30);
/** Size of the page and of the panel beside it, in pixels. */
const HEIGHT = 600;
const PAGE = { width: 700, height: HEIGHT };
const PANEL = { width: 360, height: HEIGHT };

/**
 * A newcomer's first hour as a moving picture, page and panel side by side: a day's papers saved, the suggested topics,
 * the next page, found and cited. Needs ImageMagick.
 * @throws where that is missing, with what to do.
 */
export async function recordWalk(file: string): Promise<void> {
  if (spawnSync('convert', ['-version']).status !== 0)
    throw new Error('The moving picture is put together by ImageMagick: install it, so that `convert` runs.');
  const folder = await mkdtemp(join(tmpdir(), 'papertree-walk-'));
  const browser = await launchChromium({ web: pageFor, ...PAGE });
  try {
    const view = await browser.openExtensionPage('sidepanel.html');
    const pageView = await browser.open(DAY);
    const of = (part: string) => browser.context.pages().find((each) => each.url().includes(part)) as Page;
    const panel = of('sidepanel.html');
    const page = of('huggingface.co');
    await panel.setViewportSize(PANEL);
    await page.setViewportSize(PAGE);
    /** Files of each frame, and for how long it is shown, in hundredths of a second. */
    const frames: { page: string; panel: string; shown: number }[] = [];
    async function frame(shown: number): Promise<void> {
      const names = ['page', 'panel'].map((side) => join(folder, `${frames.length}-${side}.png`));
      const [ofPage = '', ofPanel = ''] = names;
      await page.screenshot({ path: ofPage });
      await panel.screenshot({ path: ofPanel });
      frames.push({ page: ofPage, panel: ofPanel, shown });
    }

    await view.waitFor({ css: '.welcome' });
    await pageView.waitFor({ css: '.mark' });
    await frame(150);
    for (const [index, { title }] of SAVED.entries()) {
      await saveInList(pageView, title);
      await waitForMark(pageView, title, FINAL_STATES);
      if ([0, 1, 2, 5, 10, 20].includes(index)) await frame(index === 0 ? 120 : 50);
    }
    await view.waitFor({ css: '.offer-card' }, 60_000);
    await frame(130);
    await view.click({ css: '.offer-card .button-primary' });
    await view.waitFor({ css: '.tree-preview-foot .button-primary:enabled' });
    await frame(180);
    await view.click({ css: '.tree-preview-foot .button-primary:enabled' });
    await view.waitFor({ css: '[role=treeitem]:not(.unsorted-row)' });
    await frame(150);
    await pageView.goto(DAY_BEFORE);
    await pageView.waitFor({ css: '.chip' }, 30_000);
    await pageView.press('j');
    await pageView.waitFor({ css: '.pill-choice' });
    await frame(200);
    await view.click({ css: '.panel-header input' });
    await view.type('memory of agents');
    await view.waitFor({ css: '.search-results .paper-title' });
    await frame(150);
    await view.click({ css: '.search-results .paper-title' });
    await view.waitFor({ css: '.detail-header' });
    await view.press('c');
    await view.waitFor({ css: '.act-notice', name: 'Copied' });
    await frame(200);

    const parts = frames.flatMap((each) => [
      '(',
      ...['-delay', String(each.shown), each.page, each.panel, '+append', '+repage'],
      ')',
    ]);
    const picture = ['-loop', '0', ...parts, '+dither', '-colors', '96', '-layers', 'OptimizePlus', file];
    const { status, stderr } = spawnSync('convert', picture, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The moving picture could not be put together.\n${stderr}`);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}
