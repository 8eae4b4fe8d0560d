import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { LibraryContents } from '@/lib/domain/library-contents';
import { exportLibrary } from '@/lib/exporters/export-library';
import { type FormatName, formatNames } from '@/lib/exporters/format-names';
import { launchChromium } from '@/tests/e2e/support/chromium';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { readTable, request } from '@/tests/e2e/support/library';
import { until, type View } from '@/tests/e2e/support/view';
import { inventLibrary } from '../click/invented-library';

/**
 * `npm run bench:import [-- --papers 1000] [--built]` exports 10,000 papers, half of them in topics, in every format,
 * and imports them again through the options of the built extension in Chromium, with the panel open beside it. It
 * measures until the last paper is embedded and filed by the bundled model. A report, not a test.
 */

const { values: options } = parseArgs({
  options: { papers: { type: 'string', default: '10000' }, built: { type: 'boolean' } },
});
const SIZE = Number(options.papers);
const BROUGHT_IN: FormatName[] = ['bibtex', 'json'];

if (!findBrowser('chromium')) throw new Error(howToInstall('chromium'));
const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
if (!options.built && spawnSync(process.execPath, [wxt, 'build']).status !== 0)
  throw new Error('wxt build failed.');

const library = halfFiled();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${SIZE} papers\n`,
);
console.log('| format | written in, s | MB |\n|---|---|---|');
for (const format of formatNames) {
  const started = performance.now();
  const { files } = write(format);
  const seconds = (performance.now() - started) / 1_000;
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  console.log(`| ${format} | ${seconds.toFixed(2)} | ${(bytes / 1e6).toFixed(1)} |`);
}
console.log(`
| brought in as | read and compared, s | in the library, s | all filed, s | in between a topic renamed, median (worst), ms | the panel's longest frame, ms |
|---|---|---|---|---|---|`);
for (const format of BROUGHT_IN) {
  const { previewed, written, filed, renamed, frame } = await bringIn(format);
  const sorted = renamed.toSorted((a, b) => a - b);
  const rename = `${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} (${sorted.at(-1)?.toFixed(0)})`;
  const seconds = [previewed, written, filed].map((time) => (time / 1_000).toFixed(1)).join(' | ');
  console.log(`| ${format} | ${seconds} | ${rename} | ${frame.toFixed(0)} |`);
}

function halfFiled(): LibraryContents {
  const { papers, topics, placements } = inventLibrary(SIZE);
  return {
    ...{ papers, topics, rules: [], declinedProposals: [] },
    placements: placements.map((placement, index) =>
      index % 2 ? { ...placement, madeBy: 'person' } : { ...placement, topicId: UNSORTED, confidence: null },
    ),
  };
}

function write(format: FormatName) {
  return exportLibrary(format, library, { branch: null, keys: 'scholar', exportedAt: 0 });
}

/** Milliseconds from choosing the file to the preview, and from starting the import to each later stage. */
async function bringIn(format: FormatName) {
  const [file] = write(format).files;
  const folder = await mkdtemp(join(tmpdir(), 'papertree-bench-'));
  const path = join(folder, 'all');
  await writeFile(path, file?.text ?? '');
  const browser = await launchChromium({ web: null });
  try {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
    const field = page.locator('#import input[type=file]');
    const chosen = performance.now();
    await field.setInputFiles(path);
    const go = page.getByRole('button', { name: `Import ${SIZE.toLocaleString('en')} papers` });
    await go.waitFor({ timeout: 300_000 });
    const previewed = performance.now() - chosen;

    const inside = await browser.openExtensionPage('sidepanel.html');
    const { topicId } = await request(inside, 'createTopic', { name: 'Mine', parentId: null });
    const panel = await browser.context.newPage();
    await panel.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
    await panel.getByRole('treeitem').first().waitFor();
    const frame = longestFrame(panel);
    let isOver = false;
    const renaming = renameUntil(inside, topicId, () => isOver);
    const started = performance.now();
    await go.dispatchEvent('click');
    await until('the papers', async () => (await count(inside, 'papers')) >= SIZE, 300_000);
    await until('the import', async () => (await count(inside, 'imports')) === 0, 300_000);
    const written = performance.now() - started;
    await until('the filing', async () => (await count(inside, 'queue')) === 0, 600_000);
    const filed = performance.now() - started;
    isOver = true;
    const renamed = await renaming;
    const { length } = await readTable(inside, 'placements');
    if (length !== SIZE) throw new Error(`${length} placements`);
    await panel.evaluate(() => Object.assign(globalThis, { isOver: true }));
    return { previewed, written, filed, renamed, frame: await frame };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * Renames a topic every three seconds, as a person might during the import; returns the milliseconds of each rename.
 */
async function renameUntil(inside: View, topicId: TopicId, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const asked = performance.now();
    await request(inside, 'renameTopic', { topicId, name: `Mine ${times.length}` });
    times.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
  return times;
}

/**
 * Number of records in a table. Polled so seldom that it costs nothing; the measured times are late by a fifth of a
 * second at most.
 */
async function count(inside: View, table: string): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return inside.evaluate(async (name) => {
    const opening = indexedDB.open('papertree');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const counting = opening.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => {
      counting.onsuccess = resolve;
    });
    opening.result.close();
    return counting.result;
  }, table);
}

/** The longest time between two frames until `isOver` is set. */
function longestFrame(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    let longest = 0;
    let last = performance.now();
    while (!('isOver' in globalThis)) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}
