import type { Page } from 'playwright-core';
import { openPanel, openScreen, PAPER_ROW } from '@/tests/bench/scale/panel';
import { type Measurement, type Row, timed } from '@/tests/bench/scale/row';
import { withTopicOfAll } from '@/tests/bench/scale/topic-of-all';
import { longestFrame, longestFrameWhile } from './longest-frame';

const frame = (when: string): Row => ({
  name: `frame while ${when}`,
  unit: 'ms',
  of: 'median',
  wanted: [8, 12],
});
const opened = (name: string): Row => ({ name: `${name} opened`, unit: 'ms', of: 'median', wanted: null });
const papers = frame('scrolling a topic of all papers');
const inbox = frame('scrolling the inbox');
const history = frame('scrolling the history');
const map = frame('opening and closing an area of the map');
const inboxOpened = opened('inbox');
const historyOpened = opened('history');
const mapOpened = opened('map');
const TIMES = 5;

/** The slowest frame of a scroll, five times; and how long each screen takes to open. */
export const screens: Measurement = {
  rows: [papers, inbox, history, map, inboxOpened, historyOpened, mapOpened],
  async measure(bench) {
    const figures: Record<string, number[]> = {};
    figures[papers.name] = await withTopicOfAll(bench, async (topic) => {
      const page = await openPanel(bench);
      await page.getByRole('treeitem', { name: topic }).first().click();
      await page.locator(PAPER_ROW).first().waitFor({ timeout: 120_000 });
      const scrolled = await frames(page, '.paper-grid');
      await page.close();
      return scrolled;
    });
    const page = await openPanel(bench);
    figures[inboxOpened.name] = [
      await timed(async () => {
        await page.locator('.inbox-button').click();
        await page.locator('.inbox-grid [role=row]').first().waitFor({ timeout: 120_000 });
      }),
    ];
    figures[inbox.name] = await frames(page, '.inbox-grid');
    figures[historyOpened.name] = [await openScreen(page, 'History', '.act-row')];
    figures[history.name] = await frames(page, '.history-list');
    figures[mapOpened.name] = [await openScreen(page, 'Map', '.area')];
    figures[map.name] = [];
    for (let nth = 0; nth < TIMES; nth++)
      figures[map.name]?.push(await longestFrameWhile(page, () => enterAndLeave(page)));
    await page.close();
    return figures;
  },
};

async function frames(page: Page, selector: string): Promise<number[]> {
  const figures: number[] = [];
  for (let nth = 0; nth < TIMES; nth++) figures.push(await longestFrame(page, selector));
  return figures;
}

/** Opens the first area of the map and goes back, each with a second for the drawing. */
async function enterAndLeave(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    document.querySelector<HTMLElement>('.area')?.click();
    await pause();
    document.querySelector<HTMLElement>('.map-header .icon-button')?.click();
    await pause();
  });
}
