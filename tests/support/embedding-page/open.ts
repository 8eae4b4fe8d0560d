import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { ortFiles, ortRuntime } from '@/lib/embedding/build/ort-runtime';
import { findBrowser, howToInstall } from '@/tests/e2e/support/find-browser';

const root = resolve(import.meta.dirname, '../../..');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface EmbeddingPage {
  page: Page;
  /** Resident memory of the page's process in bytes, where Linux tells it. */
  memory(): number | null;
  /** Paths that were asked for, in order. */
  requested: string[];
  /** Address under which a model's folder is served. */
  modelUrl(folder: string): string;
  close(): Promise<void>;
}

/**
 * A page in Chromium that embeds in a worker, built as the extension is and served from this machine under the
 * extension's own content security policy.
 */
export async function openEmbeddingPage(
  options: { isolated?: boolean; args?: string[] } = {},
): Promise<EmbeddingPage> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToInstall('chromium'));
  const outDir = await mkdtemp(join(tmpdir(), 'papertree-embedding-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [ortRuntime()],
    build: { outDir, target: 'esnext', modulePreload: { polyfill: false } },
  });
  const models: string[] = [];
  const requested: string[] = [];
  const server = await serve((path) => {
    requested.push(path);
    const ort = ortFiles.find(({ relativeDest }) => path === `/${relativeDest}`);
    if (ort) return ort.absoluteSrc;
    const [, model, rest] = /^\/models\/(\d+)\/[^/]+\/(.*)$/.exec(path) ?? [];
    if (model !== undefined && rest !== undefined) return join(models[Number(model)] ?? '', rest);
    return join(outDir, path === '/' ? 'index.html' : path);
  }, options.isolated ?? false);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', ...(options.args ?? [])],
  });
  const page = await browser.newPage();
  await page.goto(origin);
  const renderer = await rendererOf(browser);
  return {
    page,
    requested,
    memory: () => residentMemory(renderer),
    modelUrl(folder) {
      return `${origin}/models/${models.push(folder) - 1}/${folder.split('/').at(-1)}/`;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(outDir, { recursive: true });
    },
  };
}

async function serve(fileAt: (path: string) => string, isolated: boolean): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = fileAt(path);
    const found = await stat(file).then(
      (stats) => stats.isFile(),
      () => false,
    );
    response.writeHead(found ? 200 : 404, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
      ...(isolated && {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
    });
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

/** The one renderer that runs a page: of several, the one that used most processor time. */
async function rendererOf(browser: Browser): Promise<number> {
  const protocol = await browser.newBrowserCDPSession();
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.sort((a, b) => b.cpuTime - a.cpuTime)[0]?.id ?? 0;
}

function residentMemory(process: number): number | null {
  const status = `/proc/${process}/status`;
  if (!existsSync(status)) return null;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
