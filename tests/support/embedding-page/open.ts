import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { ortFiles, ortRuntime } from '@/lib/embedding/build/bundle-onnx-runtime';
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
  /** Resident memory of the browser's page processes in bytes; `null` if Linux does not report it. */
  memory(): Promise<number | null>;
  /** The requested paths, in order. */
  requested: string[];
  /** The address at which a model's folder is served. */
  modelUrl(folder: string): string;
  close(): Promise<void>;
}

/**
 * Opens a page in Chromium that embeds texts in a worker. It is built like the extension and served from this machine
 * with the extension's content security policy.
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
  const protocol = await browser.newBrowserCDPSession();
  return {
    page,
    requested,
    memory: () => residentMemory(protocol),
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

async function residentMemory(protocol: CDPSession): Promise<number | null> {
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const files = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/status`);
  if (!files.every((file) => existsSync(file))) return null;
  return files.reduce((sum, file) => sum + residentBytes(readFileSync(file, 'utf8')), 0);
}

function residentBytes(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
