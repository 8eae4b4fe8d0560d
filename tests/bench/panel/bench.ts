import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '@/tests/e2e/support/chromium';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { readTable } from '@/tests/e2e/support/library';
import { seed } from './seed';

/**
 * `npm run bench:panel` measures how long a person waits in the panel, in the built extension in Chromium, with an
 * empty library (the baseline), with 10,000 and with 50,000 papers, in 500 topics. A report, not a test.
 */

const SIZES = [0, 10_000, 50_000];
const TOPICS = 500;
const TIMES = 10;
/** The goal of each figure, an upper limit; in milliseconds, except for memory. */
const WANTED: Record<string, number> = {
  'open to first paint of the tree': 300,
  'expand a topic': 50,
  'longest frame while scrolling the papers': 50,
  'key press to search result': 100,
  'a move seen in a second window': 100,
  'memory of panel and search, MB': 150,
};

if (!findBrowser('chromium')) throw new Error(howToInstall('chromium'));
const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
if (!process.argv.includes('--built') && spawnSync(process.execPath, [wxt, 'build']).status !== 0)
  throw new Error('wxt build failed.');

type Figures = Record<string, number[]>;
const results: Record<number, Figures> = {};
for (const size of SIZES) results[size] = await measure(size);
report(results);

async function measure(size: number): Promise<Figures> {
  const browser = await launchChromium({ web: null });
  try {
    const inside = await browser.openExtensionPage('sidepanel.html');
    // The background opens the library at the first request.
    await readTable(inside, 'papers');
    if (size > 0) await seed(inside, size, TOPICS);
    await inside.close();
    const url = `chrome-extension://${browser.extensionId}/sidepanel.html`;
    const figures: Figures = { 'open to first paint of the tree': [] };
    for (let nth = 0; nth < TIMES; nth++)
      figures['open to first paint of the tree']?.push(await timeToOpen(browser.context, url, size));
    if (size > 0) Object.assign(figures, await use(browser.context, url));
    return figures;
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the start of the page to the frame in which a topic (or the welcome screen) is painted. */
async function timeToOpen(context: BrowserContext, url: string, size: number): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(
    (selector) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          Object.assign(globalThis, { painted: performance.now() });
        });
      }).observe(document, { subtree: true, childList: true });
    },
    size > 0 ? '[role=treeitem]:not(.unsorted-row)' : '.welcome',
  );
  await page.goto(url);
  const painted = await page.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted);
  const time = (await painted.jsonValue()) ?? Number.NaN;
  await page.close();
  return time;
}

async function use(context: BrowserContext, url: string): Promise<Figures> {
  // tsx wraps named functions in a helper, `__name`, which pages do not have.
  await context.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
  const page = await context.newPage();
  await page.setViewportSize({ width: 860, height: 800 });
  await page.goto(url);
  const first = page.locator('[role=treeitem][aria-expanded]').first();
  await first.click();
  const expand: number[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    expand.push(await timeTo(page, 'ArrowRight', '[role=treeitem][aria-expanded=true]'));
    await page.keyboard.press('ArrowLeft');
    await page.locator('[role=treeitem][aria-expanded=true]').waitFor({ state: 'detached' });
  }
  await page.locator('.paper-row:not(.paper-unread)').first().waitFor();
  const scroll = [await longestFrame(page)];

  const field = page.getByRole('textbox').first();
  await field.focus();
  await page.keyboard.type('hierarchical');
  // Wait until no remark shows the progress of indexing: search itself is measured, not the first reading of the index.
  await page.locator('.search-results .paper-row').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.search-remark')?.textContent, null, {
    timeout: 120_000,
  });
  const search: number[] = [];
  for (const word of [
    'agent',
    'memory',
    'reward',
    'retrieval',
    'vision',
    'policy',
    'skill',
    'graph',
    'text',
    'tree',
  ]) {
    await field.fill(word.slice(0, -1));
    await page.waitForTimeout(600);
    search.push(await timeToResult(page, word.slice(-1)));
  }
  const memory = [await memoryOf(page)];
  await field.fill('');
  return {
    'expand a topic': expand,
    'longest frame while scrolling the papers': scroll,
    'key press to search result': search,
    'a move seen in a second window': await timeMoves(context, page, url),
    'memory of panel and search, MB': memory,
  };
}

/** Milliseconds from a key press to the frame after the one in which the selector matches. */
async function timeTo(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((wanted) => {
    const state = globalThis as unknown as { pressed: number; seen: number };
    state.seen = 0;
    addEventListener('keydown', () => Object.assign(state, { pressed: performance.now() }), {
      once: true,
      capture: true,
    });
    const observer = new MutationObserver(() => {
      if (!document.querySelector(wanted)) return;
      observer.disconnect();
      requestAnimationFrame(() => Object.assign(state, { seen: performance.now() }));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  }, selector);
  await page.keyboard.press(key);
  return elapsed(page);
}

/** Milliseconds from a key press in the search field to the next change of the list of papers. */
async function timeToResult(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const state = globalThis as unknown as { pressed: number; seen: number };
    state.seen = 0;
    addEventListener('keydown', () => Object.assign(state, { pressed: performance.now() }), {
      once: true,
      capture: true,
    });
    const list = document.querySelector('.search-results .paper-list');
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => Object.assign(state, { seen: performance.now() }));
    });
    if (list) observer.observe(list, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press(key);
  return elapsed(page);
}

async function elapsed(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => {
    const { pressed, seen } = globalThis as unknown as { pressed: number; seen: number };
    return seen ? seen - pressed : null;
  });
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** Scrolls through the list for two seconds; returns the longest time between two frames. */
function longestFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const list = document.querySelector('.paper-grid');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let longest = 0;
    let last = await frame();
    for (let nth = 0; nth < 120; nth++) {
      list?.scrollBy(0, 180);
      const now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}

/** The JavaScript heap of the page and its search worker, and the bytes that the worker holds outside its heap. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  const workers = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => {
        const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
        return memory?.usedJSHeapSize ?? 0;
      }),
    ),
  );
  const bytes = workers.reduce(
    (sum, worker) => sum + worker,
    usedSize + embedderHeapUsedSize + backingStorageSize,
  );
  return bytes / 1e6;
}

/** Moves a paper by a request of one page, and measures by the clock of the other page when its row disappears. */
async function timeMoves(context: BrowserContext, page: Page, url: string): Promise<number[]> {
  const other = await context.newPage();
  await other.goto(url);
  for (const each of [page, other]) {
    await each.locator('.unsorted-row').click();
    await each.locator('.paper-row:not(.paper-unread)').first().waitFor();
  }
  const times: number[] = [];
  for (let nth = 0; nth < TIMES; nth++) {
    const gone = other.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const title = () => document.querySelector('.paper-title')?.textContent;
          const before = title();
          const observer = new MutationObserver(() => {
            if (title() === before) return;
            observer.disconnect();
            // No frame is drawn in a window that is covered by another one.
            resolve(performance.timeOrigin + performance.now());
          });
          observer.observe(document, { subtree: true, childList: true, characterData: true });
        }),
    );
    await page.bringToFront();
    await page.locator('.paper-row:not(.paper-unread)').first().focus();
    await page.keyboard.press('m');
    await page.locator('.picker input').waitFor();
    await page.locator('.picker [role=option]').nth(3).waitFor();
    for (let down = 0; down < 5 + nth; down++) await page.keyboard.press('ArrowDown');
    await other.bringToFront();
    await page.bringToFront();
    await page.evaluate(() => {
      const note = () => Object.assign(globalThis, { pressed: performance.timeOrigin + performance.now() });
      addEventListener('keydown', note, { once: true, capture: true });
    });
    await page.keyboard.press('Enter');
    const seen = await gone;
    times.push(seen - (await page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed)));
  }
  return times;
}

function report(all: Record<number, Figures>): void {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model}`;
  writeFileSync(
    join('tests', 'bench', 'panel', 'results.json'),
    `${JSON.stringify({ date, machine, topics: TOPICS, wanted: WANTED, papers: all }, null, 2)}\n`,
  );
  const cell = (times: number[] | undefined): string => {
    const sorted = times?.toSorted((a, b) => a - b) ?? [];
    if (sorted.length === 0) return '–';
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return sorted.length === 1 ? median.toFixed(0) : `${median.toFixed(0)} (${sorted.at(-1)?.toFixed(0)})`;
  };
  const rows = Object.entries(WANTED).map(
    ([what, wanted]) =>
      `| ${what} | ${SIZES.map((size) => cell(all[size]?.[what])).join(' | ')} | < ${wanted} |`,
  );
  console.log(`
${date}, ${machine}, ${TOPICS} topics, milliseconds, median (worst) of ${TIMES}

| what | ${SIZES.map((size) => `${size.toLocaleString('en')} papers`).join(' | ')} | wanted |
|---|${SIZES.map(() => '---|').join('')}---|
${rows.join('\n')}`);
}
