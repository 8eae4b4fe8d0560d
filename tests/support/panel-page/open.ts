import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import type { Scene } from './fill-library';

const root = resolve(import.meta.dirname, '../../..');
const ORIGIN = 'https://panel.papertree.example';
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface PanelPages {
  /** A window of its own storage. */
  newContext(options: BrowserContextOptions): Promise<BrowserContext>;
  /** The panel over the library of the scene; a second page of one context shows the same library. */
  open(context: BrowserContext, scene: Scene): Promise<Page>;
  close(): Promise<void>;
}

/** The panel in pages of real Chromium, with the real styles and a real database, and no extension around it. */
export async function openPanelPages(): Promise<PanelPages> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToInstall('chromium'));
  const outDir = await mkdtemp(join(tmpdir(), 'papertree-panel-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [preact()],
    build: { outDir, target: 'esnext' },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    async newContext(options) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      // Each page starts with the view of a first visit.
      await context.addInitScript(() => localStorage.clear());
      await context.route(`${ORIGIN}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const file = pathname === '/' ? 'index.html' : pathname;
        const contentType = types[extname(file)] ?? 'application/octet-stream';
        await route.fulfill({ contentType, body: await readFile(join(outDir, file)) });
      });
      return context;
    },
    async open(context, scene) {
      const page = await context.newPage();
      await page.goto(`${ORIGIN}/?scene=${scene}`);
      await page.locator('.panel:not(.panel-loading)').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await rm(outDir, { recursive: true });
    },
  };
}
