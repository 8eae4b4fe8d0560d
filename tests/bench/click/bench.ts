import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { countPlacements } from '@/lib/domain/placements/count-placements';
import { stopFiling } from '@/tests/bench/stop-filing';
import { type Chromium, launchChromium } from '@/tests/e2e/support/chromium';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { readTable, request } from '@/tests/e2e/support/library';
import { until, type View, type Web } from '@/tests/e2e/support/view';
import { arxivAbsPage } from '@/tests/pages/arxiv-abs-page';
import { type InventedLibrary, inventLibrary, inventPaper } from './invented-library';

/**
 * `npm run bench:click` measures the time from a click in a page to the paper in the panel, in the built extension in
 * Chromium, with a library of 10,000 papers. A report, not a test.
 */

const SIZE = 10_000;
const WARM_CLICKS = 100;
const COLD_CLICKS = 20;
const OPENINGS = 20;
/** All saved papers belong to the first topic, so that the panel can show that topic all the time. */
const TOPIC = 0;
/** After this time the paper will not appear: the engine filed it elsewhere. */
const PATIENCE = 8_000;

if (!findBrowser('chromium')) throw new Error(howToInstall('chromium'));
for (const target of [['build'], ['zip']]) run(target);
report(await measure());

interface Measurements {
  saved: number[];
  warm: number[];
  cold: number[];
  opened: number[];
  elsewhere: number;
}

async function measure(): Promise<Measurements> {
  const browser = await launchChromium({ web });
  try {
    const inside = await browser.openExtensionPage('sidepanel.html');
    const library = inventLibrary(SIZE);
    await seed(inside, library);
    console.log(`Seeded ${SIZE} papers; the engine reads them.`);
    await until(
      'the engine to know the library',
      async () => (await suggestedTopic(inside)) !== null,
      300_000,
    );
    // The engine stores its snapshot a second after its last request; a cold start must find it.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await inside.close();

    const page = await browser.open('https://arxiv.org/abs/2709.09999');
    const panel = await browser.sidePanel(() => page.click({ css: '.title-pill .panel' }));
    await panel.click({ css: '[role=treeitem]', name: library.topics[TOPIC]?.name ?? '' });
    const results: Measurements = { saved: [], warm: [], cold: [], opened: [], elsewhere: 0 };
    for (let click = 0; click < WARM_CLICKS + COLD_CLICKS; click++) {
      const isCold = click >= WARM_CLICKS;
      const paper = inventPaper(SIZE + click, TOPIC);
      await page.goto(`https://arxiv.org/abs/${paper.arxiv}`);
      await page.waitFor({ css: '.title-pill .primary' });
      await until('the suggestion', async () => (await page.texts({ css: '.title-pill .path' })).length > 0);
      if (isCold) await stopFiling(browser, panel);
      const shown = timeOfPaper(panel, paper.title, PATIENCE);
      const timed = page.evaluateInOurWorld(timeSave);
      await page.click({ css: '.title-pill .primary' });
      const { started, saved } = await timed;
      const seen = await shown;
      if (!isCold) results.saved.push(saved - started);
      if (seen === null) results.elsewhere++;
      else results[isCold ? 'cold' : 'warm'].push(seen - started);
    }
    for (let opening = 0; opening < OPENINGS; opening++) results.opened.push(await timeToTree(browser));
    console.log(`${(await readTable(panel, 'papers')).length} papers at the end.`);
    return results;
  } finally {
    await browser.close();
  }
}

function web(url: string): ReturnType<Web> {
  const [, month, number] = url.match(/^https:\/\/arxiv\.org\/abs\/27(\d\d)\.(\d{5})$/) ?? [];
  if (!month) return null;
  const paper = inventPaper((Number(month) - 1) * 10_000 + Number(number), TOPIC);
  return { contentType: 'text/html; charset=utf-8', body: arxivAbsPage(paper).text };
}

async function seed(inside: View, library: InventedLibrary): Promise<void> {
  for (const [table, records] of Object.entries({
    ...library,
    placeCounts: [...countPlacements(library.placements).values()],
  }))
    for (let start = 0; start < records.length; start += 1_000)
      await inside.evaluate(
        async (name, entries) => {
          const opening = indexedDB.open('papertree');
          await new Promise((resolve) => {
            opening.onsuccess = resolve;
          });
          const writing = opening.result.transaction(name, 'readwrite');
          for (const entry of entries) writing.objectStore(name).put(entry);
          await new Promise((resolve, reject) => {
            writing.oncomplete = resolve;
            writing.onabort = () => reject(writing.error);
          });
          opening.result.close();
        },
        table,
        records.slice(start, start + 1_000),
      );
}

async function suggestedTopic(inside: View): Promise<string | null> {
  const { arxiv, ...paper } = inventPaper(SIZE * 2, TOPIC);
  const url = `https://arxiv.org/abs/${arxiv}`;
  const known = { identifiers: { arxiv }, keywords: [], links: {}, pageUrl: url, parser: 'arxiv-abs' };
  const { title, abstract, authors, categories } = paper;
  const [suggestion] = await request(inside, 'suggest', {
    papers: [{ ...known, title, abstract, authors, categories }],
  });
  return suggestion?.path[0] ?? null;
}

/** The times of a click on "Save" and of the pill's "saved"; both in milliseconds since 1970. Runs in the page. */
function timeSave(): Promise<{ started: number; saved: number }> {
  const { chrome } = globalThis as unknown as {
    chrome: { dom: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  };
  const now = (): number => performance.timeOrigin + performance.now();
  const pillIn = (root: ShadowRoot | null): HTMLElement | null =>
    root?.querySelector<HTMLElement>('.title-pill .pill') ?? null;
  const root = [...document.querySelectorAll<HTMLElement>('body *')]
    .map((element) => chrome.dom.openOrClosedShadowRoot(element))
    .find(pillIn);
  if (!root) throw new Error('No pill.');
  return new Promise((resolve) => {
    let started = 0;
    addEventListener('click', () => (started = now()), { capture: true, once: true });
    new MutationObserver((_, observer) => {
      if (['unsaved', 'saving'].includes(pillIn(root)?.dataset.state ?? '')) return;
      observer.disconnect();
      resolve({ started, saved: now() });
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/**
 * The time at which the panel shows the paper in the open branch, in milliseconds since 1970; `null` if it does not.
 */
function timeOfPaper(panel: View, title: string, patience: number): Promise<number | null> {
  return panel.evaluate(
    (text, wait) =>
      new Promise<number | null>((resolve) => {
        const look = (): void => {
          const titles = [...document.querySelectorAll('.paper-title')];
          if (titles.some((element) => element.textContent === text))
            done(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        const timer = setTimeout(() => done(null), wait);
        const done = (time: number | null): void => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(time);
        };
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    title,
    patience,
  );
}

/** Milliseconds from the start of the panel's page to its first topic. */
async function timeToTree(browser: Chromium): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=treeitem]:not(.unsorted-row)')) return;
      observer.disconnect();
      (globalThis as unknown as { firstTree: number }).firstTree = performance.now();
    }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  const found = await page.waitForFunction(() => (globalThis as unknown as { firstTree?: number }).firstTree);
  const time = (await found.jsonValue()) ?? Number.NaN;
  await page.close();
  return time;
}

function run(args: string[]): void {
  const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`wxt ${args.join(' ')} failed.\n${stdout}${stderr}`);
}

function report({ saved, warm, cold, opened, elsewhere }: Measurements): void {
  const scripts = join('.output', 'chrome-mv3', 'content-scripts');
  const largest = Math.max(...readdirSync(scripts).map((file) => statSync(join(scripts, file)).size));
  const zip = readdirSync('.output').find((file) => file.endsWith('-chrome.zip')) ?? '';
  const [cpu] = cpus();
  console.log(`
${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model}, ${SIZE} papers, milliseconds

| what | n | median | 95 % | wanted |
|---|---|---|---|---|
${row('click to saved in the page, warm', saved, '100')}
${row('click to visible in the branch, warm', warm, '500')}
${row('click to visible in the branch, cold', cold, '2500')}
${row('panel opened to tree', opened, '300')}

Filed elsewhere than suggested, and so not seen: ${elsewhere}.
Largest content script: ${(largest / 1000).toFixed(1)} kB (wanted: under 60).
Package: ${(statSync(join('.output', zip)).size / 1e6).toFixed(1)} MB (wanted: under 25).`);
}

function row(what: string, times: number[], wanted: string): string {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0);
  return `| ${what} | ${sorted.length} | ${quantile(0.5)} | ${quantile(0.95)} | ${wanted} |`;
}
