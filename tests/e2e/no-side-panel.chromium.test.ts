import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { builtForChromium, type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { readTable } from './support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from './support/marks';
import { until } from './support/view';

/** Browsers made from Chromium need have no side panel: there its whole interface is missing. */
describe.skipIf(!findBrowser('chromium'))('in a browser without a side panel', () => {
  let extension: string;
  let browser: Chromium;
  beforeAll(async () => {
    extension = await mkdtemp(join(tmpdir(), 'papertree-no-side-panel-'));
    await cp(builtForChromium, extension, { recursive: true });
    const file = join(extension, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    delete manifest.side_panel;
    manifest.permissions = manifest.permissions.filter((name: string) => name !== 'sidePanel');
    await writeFile(file, JSON.stringify(manifest));
    browser = await launchChromium({ web: pageFor, extension });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(extension, { recursive: true, force: true });
  });

  const libraryTabs = () =>
    browser.context.pages().filter((page) => page.url().includes(`${browser.extensionId}/sidepanel.html`));

  test('welcomes in a tab, saves from a page, and opens the library in that tab', async () => {
    await until('the welcome', async () => libraryTabs().length === 1);
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await saveOnPaperPage(page);
    await waitForPill(page, FINAL_STATES);
    await page.click({ css: '.title-pill .panel' });
    const [library] = libraryTabs();
    await until('the library in front', async () =>
      library?.evaluate(() => document.visibilityState === 'visible'),
    );
    expect(libraryTabs()).toHaveLength(1);
    const view = await browser.openExtensionPage('options.html');
    expect(await readTable(view, 'papers')).toHaveLength(1);
  });
});
