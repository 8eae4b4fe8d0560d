import { existsSync, readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { openMarkedPages } from '@/tests/support/marks-page/open';
import { suggestionTimes } from './suggestions';

/**
 * `npm run bench:capture` measures what the marks cost a page, in processor time of its main thread, so that other work
 * on the machine matters little. If the extension is built, it also measures the size of its content scripts and the
 * time to suggestions. A report, not a test.
 */

const PAGES = {
  'arXiv, 2,000 rows': 'https://arxiv.org/list/cs/2606?skip=0&show=2000',
  'arXiv, new': 'https://arxiv.org/list/cs.AI/new',
  'arXiv, search': 'https://arxiv.org/search/?query=agent&searchtype=all',
  'Hugging Face, a day': 'https://huggingface.co/papers',
};
const RUNS = 3;
/** Milliseconds until marks, answers and suggestions are drawn. */
const STABLE = 2_500;
const SCRIPTS = join(import.meta.dirname, '../../../.output/chrome-mv3/content-scripts');

if (!findBrowser('chromium')) throw new Error(howToInstall('chromium'));
const pages = await openMarkedPages();
try {
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} threads; medians of ${RUNS} runs, in ms of the main thread`,
  );
  for (const [name, url] of Object.entries(PAGES)) {
    const costs: Cost[] = [];
    for (let run = 0; run < RUNS; run++) costs.push(await costOf(url));
    const column = (key: keyof Cost) => median(costs.map((cost) => cost[key])).toFixed(1);
    console.log(
      `${name}: ${column('all')} in all (script ${column('script')}, style and layout ${column('layout')}), longest stretch ${column('longest')}`,
    );
  }
} finally {
  await pages.close();
}
if (existsSync(SCRIPTS)) {
  for (const file of readdirSync(SCRIPTS))
    console.log(`${file}: ${statSync(join(SCRIPTS, file)).size} bytes`);
  const { inSight, afterStop, hundred } = await suggestionTimes();
  const of = (times: number[]) => `${median(times).toFixed(0)} (longest ${Math.max(...times).toFixed(0)})`;
  console.log(`From the load of a list of 100 rows to suggestions in sight: ${of(inSight)} ms`);
  console.log(`…the background having been stopped: ${of(afterStop)} ms`);
  console.log(`Suggestions for 100 papers with abstracts, asked at once: ${of(hundred)} ms`);
}

interface Cost {
  all: number;
  script: number;
  layout: number;
  /** The longest task in elapsed time; 0 below 50 ms. */
  longest: number;
}

/** The cost of the marks beyond that of the same page without them, over the same time. */
async function costOf(url: string): Promise<Cost> {
  const { page, mark } = await pages.open(url);
  const read = await mainThread(page);
  await page.evaluate(() => {
    Object.assign(window, { longest: 0 });
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      Object.assign(window, { longest: Math.max((window as unknown as Cost).longest, longest) });
    }).observe({ type: 'longtask' });
  });
  const start = await read();
  await page.waitForTimeout(STABLE);
  const idle = await read();
  await mark();
  await page.waitForTimeout(STABLE);
  const marked = await read();
  const longest = await page.evaluate(() => (window as unknown as Cost).longest);
  await page.context().close();
  const added = (key: 'all' | 'script' | 'layout') => marked[key] - idle[key] - (idle[key] - start[key]);
  return { all: added('all'), script: added('script'), layout: added('layout'), longest };
}

async function mainThread(page: Page): Promise<() => Promise<Omit<Cost, 'longest'>>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
    return {
      all: of('TaskDuration'),
      script: of('ScriptDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    };
  };
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
