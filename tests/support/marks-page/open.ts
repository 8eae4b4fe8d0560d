import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import { pageFor } from '@/tests/pages/serve-page';

const root = resolve(import.meta.dirname, '../../..');

export interface MarkedPages {
  /** Opens a page of arXiv or Hugging Face; `mark` draws the marks on it, as the content script would. */
  open(url: string, options?: BrowserContextOptions): Promise<{ page: Page; mark: () => Promise<void> }>;
  close(): Promise<void>;
}

/** Marks in pages of real Chromium with a fake background and without the extension. */
export async function openMarkedPages(): Promise<MarkedPages> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToInstall('chromium'));
  const outDir = await mkdtemp(join(tmpdir(), 'papertree-marks-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [preact()],
    build: {
      outDir,
      lib: { entry: 'main.ts', formats: ['iife'], name: 'marks', fileName: () => 'marks.js' },
    },
  });
  const content = await readFile(join(outDir, 'marks.js'), 'utf8');
  await rm(outDir, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    async open(url, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      await context.route('**/*', async (route) => {
        const answer = pageFor(route.request().url());
        await (answer ? route.fulfill(answer) : route.abort());
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      await page.goto(url);
      return {
        page,
        async mark() {
          await page.evaluate(content);
          await page.locator('papertree-mark button').first().waitFor({ state: 'attached' });
        },
      };
    },
    close: () => browser.close(),
  };
}
