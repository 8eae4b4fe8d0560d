import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { satisfies } from 'semver';
import packageFile from '../../package.json' with { type: 'json' };
import { launchChromium } from '../e2e/support/chromium';
import { findOrInstallBrowser, howToInstall } from '../e2e/support/find-browser';
import { pageFor } from '../pages/serve-page';
import { runHeadlessDemo } from './headless-demo';

/**
 * `npm start`: builds the extension, finds or installs a Chromium and opens it with the extension and a fresh
 * profile. `--demo`, or no network: the pages come from tests/pages at their true addresses. No display: the
 * demo runs headless and leaves pictures.
 */

const home = 'https://huggingface.co/papers';

try {
  await start(process.argv.includes('--demo'));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function start(demo: boolean): Promise<void> {
  checkNode();
  build();
  if (!findOrInstallBrowser('chromium'))
    throw new Error(`Papertree needs a Chromium to run in. ${howToInstall('chromium')}`);

  if (!hasDisplay()) {
    console.log('No display here: running the demo headless.');
    const folder = join('tests', '.artifacts', 'demo');
    console.log(await runHeadlessDemo(folder));
    console.log(`\nPictures of the page and of the panel: ${relative('.', folder)}`);
    return;
  }

  const useDemo = demo || !(await isOnline());
  if (useDemo && !demo) console.log('No network: the pages come from tests/pages, at their true addresses.');
  const profile = await mkdtemp(join(tmpdir(), 'papertree-'));
  const browser = await launchChromium({ headless: false, profile, web: useDemo ? pageFor : null });
  await browser.open(home);
  for (const blank of browser.context.pages().filter((page) => page.url() === 'about:blank'))
    await blank.close();
  console.log(`
Papertree runs in the Chromium that just opened, on ${home}${useDemo ? ' (demo pages)' : ''}.
  Save a paper by a click on the mark beside its title.
  Open the panel by a click on Papertree's icon: behind the puzzle piece to the right of the address.
  Close the browser to end; its profile goes with it.`);
  await new Promise((resolve) => browser.context.once('close', resolve));
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** An older Node may do for the build, so it is tried. */
function checkNode(): void {
  const wanted = packageFile.engines.node;
  if (!satisfies(process.versions.node, wanted))
    console.warn(`Papertree is built with Node ${wanted}; this is ${process.versions.node}.`);
}

/** Says nothing where it works, and everything where it does not. */
function build(): void {
  console.log('Building the extension…');
  const wxt = join('node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'build'], { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`The build failed. Was "npm install" run?\n\n${stdout}${stderr}`.trimEnd());
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function isOnline(): Promise<boolean> {
  try {
    await fetch(home, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}
