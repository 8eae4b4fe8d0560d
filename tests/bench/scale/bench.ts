import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '@/tests/e2e/support/chromium';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { request } from '@/tests/e2e/support/library';
import { inventLibrary } from './invented';
import { memoryOf } from './memory';
import { openPanel } from './panel';
import { type Bench, figureOf, type Measurement, timed, within } from './row';
import { files } from './rows/files';
import { manyPapers } from './rows/many-papers';
import { memory } from './rows/memory';
import { opening } from './rows/opening';
import { saving } from './rows/saving';
import { screens } from './rows/screens';
import { searching } from './rows/searching';
import { secondWindow } from './rows/second-window';
import { seed } from './seed';

/**
 * `npm run bench:scale -- --papers 50000 --topics 2000` measures how long a person waits in a large library, in the
 * built extension in Chromium. `--only saving,opening` measures only these rows, `--json FILE` saves all figures,
 * `--built` skips the build, and `--extension FOLDER` measures a build of another version. A report, not a test.
 */

/** Milliseconds after which a row is given up. */
const PATIENCE = 20 * 60_000;

const all = { opening, saving, secondWindow, searching, screens, memory, manyPapers, files };

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '10000' },
    topics: { type: 'string', default: '500' },
    only: { type: 'string', default: Object.keys(all).join() },
    json: { type: 'string' },
    built: { type: 'boolean', default: false },
    extension: { type: 'string' },
  },
});
const size = Number(values.papers);
const topics = Number(values.topics);
const chosen = values.only.split(',').map((name): Measurement => {
  const measurement = all[name as keyof typeof all];
  if (!measurement) throw new Error(`No such rows: ${name}. There are ${Object.keys(all).join()}.`);
  return measurement;
});

if (!findBrowser('chromium')) throw new Error(howToInstall('chromium'));
const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
if (!values.built && !values.extension && spawnSync(process.execPath, [wxt, 'build']).status !== 0)
  throw new Error('wxt build failed.');
report(await measure());

async function measure(): Promise<Record<string, number[] | null>> {
  const browser = await launchChromium({
    web: () => null,
    ...(values.extension && { extension: resolve(values.extension) }),
  });
  try {
    const library = inventLibrary(topics);
    // A page of the extension in which none of its scripts run.
    const inside = await browser.openExtensionPage('manifest.json');
    // The background opens the library at the first request.
    await request(inside, 'readSites', {});
    const emptyMemory = await memoryOf(browser);
    const seeding = await timed(() => seed(inside, library, size));
    console.log(`${size} papers in ${topics} topics, written in ${(seeding / 1_000).toFixed(0)} s`);
    const bench: Bench = { browser, inside, library, size, emptyMemory };
    await (await openPanel(bench)).close();
    const figures: Record<string, number[] | null> = {};
    for (const { rows, measure } of chosen) {
      console.log(`${rows.map(({ name }) => name).join(', ')} …`);
      try {
        Object.assign(figures, await within(PATIENCE, measure(bench)));
      } catch (error) {
        // The other rows are still measured.
        console.error(`${rows.map(({ name }) => name).join(', ')}: ${error}`);
      }
    }
    return figures;
  } finally {
    await browser.close();
  }
}

function report(figures: Record<string, number[] | null>): void {
  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpu?.model}`;
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ date, machine, papers: size, topics, figures }, null, 2)}\n`,
    );
  const lines = chosen.flatMap(({ rows }) =>
    rows.map((row) => {
      const measured = figures[row.name];
      const figure = measured?.length ? figureOf(row, measured).toFixed(0) : 'not measured';
      const wanted = row.wanted ? row.wanted.join(' / ') : '–';
      return `| ${row.name} (${row.of}) | ${figure} | ${wanted} | ${row.unit} |`;
    }),
  );
  console.log(`
${date}, ${machine}, ${size.toLocaleString('en')} papers in ${topics.toLocaleString('en')} topics

| what | measured | wanted at 10,000 / 100,000 | |
|---|---|---|---|
${lines.join('\n')}`);
}
