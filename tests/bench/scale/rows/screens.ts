import type { Page } from 'playwright-core';
import { openPanel, openScreen, PAPER_ROW } from '@/tests/bench/scale/panel';
import { type Measurement, type Row, timed } from '@/tests/bench/scale/row';
import { longestFrame } from './longest-frame';

const scroll = (name: string): Row => ({
  name: `frame while scrolling ${name}`,
  unit: 'ms',
  of: 'median',
  wanted: [8, 12],
});
const opened = (name: string): Row => ({ name: `${name} opened`, unit: 'ms', of: 'median', wanted: null });
const papers = scroll('Unsorted');
const inbox = scroll('the inbox');
const history = scroll('the history');
const inboxOpened = opened('inbox');
const historyOpened = opened('history');
const mapOpened = opened('map');
const TIMES = 5;

/** The slowest frame of a scroll, five times; and how long each screen takes to open. */
export const screens: Measurement = {
  rows: [papers, inbox, history, inboxOpened, historyOpened, mapOpened],
  async measure(bench) {
    const page = await openPanel(bench);
    await page.locator('.unsorted-row').click();
    await page.locator(PAPER_ROW).first().waitFor();
    const figures: Record<string, number[]> = { [papers.name]: await frames(page, '.paper-grid') };
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
    await page.close();
    return figures;
  },
};

async function frames(page: Page, selector: string): Promise<number[]> {
  const figures: number[] = [];
  for (let nth = 0; nth < TIMES; nth++) figures.push(await longestFrame(page, selector));
  return figures;
}
