import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { type CdpLine, type ChromiumView, cdpView } from './cdp-view';
import { findBrowser, howToInstall } from './find-browser';
import { type ExtensionBrowser, until, type View, type Web } from './view';

export interface ChromiumOptions {
  /** The built extension; by default this project's. */
  extension?: string;
  /** Folders of further extensions that are not ours. */
  otherExtensions?: string[];
  /** An existing profile, or one that should be kept; by default a fresh one that is deleted with the browser. */
  profile?: string;
  headless?: boolean;
  /** The answers of the web; `null` lets requests through to the real one. */
  web: Web | null;
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
}

export interface Chromium extends ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  open(url: string): Promise<ChromiumView>;
  /**
   * Opens the real side panel by calling `open`, which clicks in a page or on the icon. The panel is reached by the
   * DevTools Protocol, because Playwright does not know it.
   */
  sidePanel(open: () => Promise<void>): Promise<View>;
}

export const builtForChromium = resolve('.output', 'chrome-mv3');

/** Starts Chromium with the extension loaded. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(howToInstall('chromium'));
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'papertree-chromium-')));
  const context = await start(executablePath, profile, options);
  if (options.web) await serveWeb(context, options.web);
  const browser = context.browser();
  if (!browser) throw new Error('Chromium went away while it started.');
  const protocol = await browser.newBrowserCDPSession();
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  const extensionId = new URL(worker.url()).host;
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find((process) => process.type === 'browser')?.id;
  if (!pid) throw new Error('Chromium does not say which process it is.');

  async function open(url: string): Promise<ChromiumView> {
    const page = await context.newPage();
    const view = await cdpView(pageLine(page, await context.newCDPSession(page)), extensionId);
    await page.goto(url);
    return view;
  }

  return {
    context,
    extensionId,
    open,
    openExtensionPage: (path) => open(`chrome-extension://${extensionId}/${path}`),
    setOffline: (offline) => context.setOffline(offline),
    async sidePanel(openPanel) {
      const known = new Set((await targets(protocol)).map((target) => target.targetId));
      await openPanel();
      const target = await until('the side panel', async () =>
        (await targets(protocol)).find(
          ({ targetId, type, url, attached }) =>
            !known.has(targetId) &&
            type === 'page' &&
            !attached &&
            url.startsWith(`chrome-extension://${extensionId}/`),
        ),
      );
      return cdpView(await targetLine(protocol, target.targetId), extensionId);
    },
    async stopBackground() {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async kill() {
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      process.kill(pid, 'SIGKILL');
      await gone;
    },
    async close() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function start(
  executablePath: string,
  profile: string,
  { extension = builtForChromium, otherExtensions = [], ...options }: ChromiumOptions,
): Promise<BrowserContext> {
  const { headless = true, width = 1280, height = 900, colorScheme } = options;
  const extensions = [extension, ...otherExtensions].join();
  const launch = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      chromiumSandbox,
      viewport: headless ? { width, height } : null,
      ...(colorScheme && { colorScheme }),
      // Without the second option, the window shows a bar that says the browser is automated.
      ignoreDefaultArgs: ['--disable-extensions', ...(headless ? [] : ['--enable-automation'])],
      args: [
        '--hide-crash-restore-bubble',
        `--disable-extensions-except=${extensions}`,
        `--load-extension=${extensions}`,
      ],
    });
  if (headless || process.getuid?.() === 0) return launch(false);
  // With the real web, the browser runs in its sandbox, if the system allows one.
  return launch(true).catch(() => launch(false));
}

async function serveWeb(context: BrowserContext, web: Web): Promise<void> {
  // Requests to servers on this machine, which a story started itself, go through.
  await context.route(/^https?:(?!\/\/127\.0\.0\.1[:/])/, (route) => {
    const answer = web(route.request().url());
    return route.fulfill(
      answer
        ? { status: answer.status ?? 200, contentType: answer.contentType, body: answer.body }
        : { status: 404, contentType: 'text/plain', body: 'Not found' },
    );
  });
}

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
  attached: boolean;
}

async function targets(protocol: CDPSession): Promise<TargetInfo[]> {
  return (await protocol.send('Target.getTargets')).targetInfos;
}

function pageLine(page: Page, session: CDPSession): CdpLine {
  return {
    // biome-ignore lint/suspicious/noExplicitAny: Playwright types each method, we pass them on by name
    send: (method, params) => session.send(method as any, params as any),
    on: (event, listener) => void session.on(event as never, listener as never),
    close: () => page.close(),
  };
}

/**
 * A connection to a target that Playwright does not expose: its messages are wrapped in messages of the browser's own
 * connection.
 */
async function targetLine(protocol: CDPSession, targetId: string): Promise<CdpLine> {
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, (params: never) => void>();
  let lastId = 0;
  protocol.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, method, params, result, error } = JSON.parse(event.message);
    if (!id) return listeners.get(method)?.(params as never);
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        protocol
          .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
          .catch(reject);
      }),
    on: (event, listener) => void listeners.set(event, listener),
    close: async () => {
      await protocol.send('Target.closeTarget', { targetId });
    },
  };
}
