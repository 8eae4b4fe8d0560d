import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '@/tests/e2e/support/chromium';
import { pageFor, type ServedPage } from '@/tests/pages/serve-page';
import { ownTasks, traceTasks } from './own-tasks';

/**
 * `npm run bench:tasks` measures how long the content scripts of the built extension block a page at most.
 * `--extension FOLDER` measures another build. A report, not a test.
 */

/** A task that is longer than this many milliseconds delays the page's answer to a person. */
const LONG = 50;
const MONTH = 'https://arxiv.org/list/cs/2606?skip=0';
/** Milliseconds for which a page is watched. */
const WATCHED = 5_000;
/** Adds 100 rows to the list ten times a second, until it has 10,000. */
const GROWING = `
  const list = document.querySelector('dl#articles');
  const rows = [...list.querySelectorAll('dt, dd')].slice(0, 200).map((row) => row.outerHTML).join('');
  let count = 100;
  const growing = setInterval(() => {
    list.insertAdjacentHTML('beforeend', rows.replace(/2606\\.\\d{5}/g, (id) => '2607.' + String(count + Number(id.slice(5))).padStart(5, '0')));
    count += 100;
    scrollTo(0, document.body.scrollHeight);
    if (count >= 10000) clearInterval(growing);
  }, 100);`;
/** Draws the whole list again in every frame. */
const REDRAWING = `
  const list = document.querySelector('dl#articles');
  const drawn = list.innerHTML;
  requestAnimationFrame(function draw() {
    list.innerHTML = drawn;
    requestAnimationFrame(draw);
  });`;

interface WatchedPage {
  url: string;
  /** What the page itself does. */
  script?: string;
  /** For how long it is watched. */
  milliseconds: number;
}

const pages: Record<string, WatchedPage> = {
  'arXiv, 2,000 rows': { url: `${MONTH}&show=2000`, milliseconds: WATCHED },
  'arXiv, search': {
    url: 'https://arxiv.org/search/?query=agent&searchtype=all',
    milliseconds: WATCHED,
  },
  'a list that grows to 10,000 rows': {
    url: `${MONTH}&show=100&grows`,
    script: GROWING,
    milliseconds: 14_000,
  },
  'a list that is redrawn in every frame': {
    url: `${MONTH}&show=100&redraws`,
    script: REDRAWING,
    milliseconds: WATCHED,
  },
};

const { values } = parseArgs({
  options: { extension: { type: 'string' }, runs: { type: 'string', default: '5' } },
});
const count = Number(values.runs);
const browser = await launchChromium({
  web: withScripts,
  ...(values.extension && { extension: resolve(values.extension) }),
});
try {
  console.log(`${cpus().length} × ${cpus()[0]?.model}; processor time, medians of ${count} runs`);
  for (const [name, page] of Object.entries(pages)) {
    const runs: number[][] = [];
    while (runs.length < count) runs.push(await tasksIn(page));
    const longest = median(runs.map((tasks) => Math.max(0, ...tasks)));
    const long = median(runs.map((tasks) => tasks.filter((milliseconds) => milliseconds > LONG).length));
    const sum = median(runs.map((tasks) => tasks.reduce((all, milliseconds) => all + milliseconds, 0)));
    console.log(
      `${name}: longest task ${longest.toFixed(0)} ms, ${long} above ${LONG} ms; ${sum.toFixed(0)} ms in all`,
    );
  }
} finally {
  await browser.close();
}

async function tasksIn({ url, milliseconds }: WatchedPage): Promise<number[]> {
  const tab = await browser.context.newPage();
  const end = await traceTasks(await browser.context.newCDPSession(tab));
  await tab.goto(url);
  await tab.waitForTimeout(milliseconds);
  const tasks = ownTasks(await end());
  await tab.close();
  return tasks;
}

function withScripts(url: string): ServedPage | null {
  const page = pageFor(url);
  const script = Object.values(pages).find((each) => each.url === url)?.script;
  return page && script
    ? { ...page, body: page.body.replace(/<\/body>/i, () => `<script>${script}</script></body>`) }
    : page;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
