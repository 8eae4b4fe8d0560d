import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';
import type { Scene } from './fill-library';

const root = resolve(import.meta.dirname, '../../..');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface PanelPages {
  /** A browser context with its own storage. */
  newContext(options: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens the panel with the library of the scene; a second page of the same context shows the same library. */
  open(context: BrowserContext, scene: Scene): Promise<Page>;
  /** Navigates a page to a scene again. */
  visit(page: Page, scene: Scene, show?: 'panel' | 'options'): Promise<void>;
  close(): Promise<void>;
}

/**
 * The panel and the options in pages of real Chromium, with the real styles and a real database, but without the
 * extension.
 */
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
    worker: { format: 'es' },
    build: { outDir, target: 'esnext' },
  });
  const server = await serve(outDir);
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

  async function visit(page: Page, scene: Scene, show: 'panel' | 'options' = 'panel'): Promise<void> {
    await page.goto(`http://127.0.0.1:${port}/?scene=${scene}&show=${show}`);
    await page.locator('.panel:not(.panel-loading), .options-header').waitFor();
  }

  return {
    async newContext(options) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      // Each page starts with the state of a first visit.
      await context.addInitScript(() => localStorage.clear());
      return context;
    },
    async open(context, scene) {
      const page = await context.newPage();
      await visit(page, scene);
      return page;
    },
    visit,
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** A server on this machine, so that the browser caches compiled code. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = pathname === '/' ? '/index.html' : pathname;
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    if (file !== '/index.html') response.setHeader('Cache-Control', 'max-age=3600');
    const stream = createReadStream(join(file.startsWith('/icon/') ? join(root, 'public') : folder, file));
    stream.on('error', () => response.writeHead(404).end());
    stream.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
