import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CLICKABLE_AFTER_MS, COMPARE_MS } from '@/components/page/clicks/seen-long-enough';
import { findBrowser, howToInstall } from './find-browser';
import { startHttpsProxy } from './https-proxy';
import { connectMarionette, type Marionette } from './marionette';
import {
  callInPage,
  type ExtensionBrowser,
  findElements,
  type Key,
  type Query,
  until,
  type View,
  type Web,
  waitForText,
} from './view';

export interface FirefoxOptions {
  /** The built extension, and its id from the manifest; by default this project's. */
  extension?: string;
  profile?: string;
  headless?: boolean;
  web: Web;
}

export const builtForFirefox = resolve('.output', 'firefox-mv3');

/** The add-on's internal UUID, fixed so that the same profile finds its database again. */
const uuid = '7a1f4e52-6a0b-4b3e-9d7c-5f0e1c2b3a49';

/** Key codes of the WebDriver standard. */
const keyCodes: Partial<Record<Key, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  F2: '\uE032',
  Delete: '\uE017',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
};

/** Starts Firefox with the extension as a temporary add-on, with its host permissions granted. */
export async function launchFirefox(options: FirefoxOptions): Promise<ExtensionBrowser> {
  const extension = options.extension ?? builtForFirefox;
  const executable = findBrowser('firefox');
  if (!executable) throw new Error(howToInstall('firefox'));
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'papertree-firefox-')));
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const proxy = await startHttpsProxy(options.web);
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'user.js'), preferences(id, proxy.port));
  await rm(join(profile, 'MarionetteActivePort'), { force: true });

  const firefox = spawn(
    executable,
    [
      '--marionette',
      ...(options.headless === false ? [] : ['--headless']),
      '--no-remote',
      '--remote-allow-system-access',
      '--profile',
      profile,
    ],
    { stdio: 'ignore' },
  );
  const orphan = (): void => void firefox.kill('SIGKILL');
  process.once('exit', orphan);
  firefox.once('exit', () => process.off('exit', orphan));
  const marionette = await connectMarionette(await activePort(profile, firefox));
  await marionette.send('WebDriver:NewSession', {
    acceptInsecureCerts: true,
    timeouts: { pageLoad: 30_000, script: 60_000 },
  });
  await inChrome(
    marionette,
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     await ExtensionPermissions.add(arguments[0], { origins: arguments[1], permissions: [] });`,
    id,
    manifest.host_permissions ?? [],
  );
  await marionette.send('Addon:Install', { path: extension, temporary: true });

  /** Marionette has one current tab, so work in one tab waits for work in the others. */
  let line: Promise<unknown> = Promise.resolve();
  const inTab = <Value>(tab: string, run: () => Promise<Value>): Promise<Value> => {
    const next = line.then(async () => {
      await marionette.send('WebDriver:SwitchToWindow', { handle: tab });
      return run();
    });
    line = next.catch(() => null);
    return next;
  };

  async function open(url: string): Promise<View> {
    const { handle } = await marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true });
    const seen = await inChrome<number>(marionette, 'return Services.console.getMessageArray().length;');
    const view = tabView(marionette, uuid, seen, (run) => inTab(handle, run));
    await view.goto(url);
    return view;
  }

  return {
    open,
    openExtensionPage: (path) => open(`moz-extension://${uuid}/${path}`),
    async sidebar() {
      const command = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`;
      // Runs after pending work in the tabs, because the remote control has one current context.
      const inLine = <Value>(script: string, ...args: unknown[]): Promise<Value> => {
        const next = line.then(() => inChrome<Value>(marionette, script, ...args));
        line = next.catch(() => null);
        return next;
      };
      await inLine(
        `const win = ${browserWindow}; await (win.SidebarController ?? win.SidebarUI).show(arguments[0]);`,
        command,
      );
      const texts = (query: Query) =>
        inLine<string[]>(
          readInSidebar,
          `(function (document, HTMLElement) { return ${callInPage(`return (${findElements})(${JSON.stringify(query)})`)}
             .map((element) => (element.innerText ?? element.textContent).trim()); })(content.document, content.HTMLElement)`,
        );
      return { texts, waitFor: (query, timeout) => waitForText(texts, query, timeout) };
    },
    setOffline: (offline) => inChrome(marionette, 'Services.io.offline = arguments[0];', offline),
    stopBackground: () =>
      inChrome(
        marionette,
        `await WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground({ ignoreDevToolsAttached: true });`,
        id,
      ),
    async kill() {
      const gone = once(firefox, 'exit');
      firefox.kill('SIGKILL');
      await gone;
      marionette.close();
      proxy.close();
    },
    async close() {
      const gone = once(firefox, 'exit');
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => firefox.kill());
      await gone;
      marionette.close();
      proxy.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function tabView(
  marionette: Marionette,
  extension: string,
  messagesBefore: number,
  inTab: <Value>(run: () => Promise<Value>) => Promise<Value>,
): View {
  /** The `system` sandbox sees closed shadow trees; the default one sees what the page sees. */
  const run = <Value>(body: string, sandbox: 'system' | null = null): Promise<Value> =>
    inTab(async () => {
      const { value } = await marionette.send('WebDriver:ExecuteAsyncScript', {
        script: `const done = arguments[arguments.length - 1];
          Promise.resolve().then(() => ${callInPage(body)}).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args: [],
        sandbox,
      });
      if (value.error) throw new Error(value.error);
      return value.value;
    });
  const find = (query: Query): string => `(${findElements})(${JSON.stringify(query)})`;
  const texts = (query: Query): Promise<string[]> =>
    run(
      `return ${find(query)}.map((element) => (element.innerText ?? element.textContent).trim())`,
      'system',
    );
  const keys = (text: string): Promise<void> =>
    inTab(() =>
      marionette.send('WebDriver:PerformActions', {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [...text].flatMap((value) => [
              { type: 'keyDown', value },
              { type: 'keyUp', value },
            ]),
          },
        ],
      }),
    );

  return {
    goto: (url) => inTab(() => marionette.send('WebDriver:Navigate', { url })),
    evaluate: (call, ...args) => run(`return (${call})(...${JSON.stringify(args)})`),
    async click(query) {
      // Clicked in the same attempt: the element may move after it was found, as a pill does during the page's layout.
      await until(`something to click: ${JSON.stringify(query)}`, async () => {
        const element = await run<Record<string, string> | null>(
          `return ${find(query)}[0] ?? null`,
          'system',
        );
        if (!element) return false;
        const [reference] = Object.values(element);
        // A mark of ours takes no click before it can have been seen, and its moves may be noticed late.
        await new Promise((resolve) => setTimeout(resolve, CLICKABLE_AFTER_MS + COMPARE_MS));
        await inTab(() => marionette.send('WebDriver:ElementClick', { id: reference }));
        return true;
      });
    },
    type: keys,
    press: (key) => keys(keyCodes[key] ?? key),
    texts,
    waitFor: (query, timeout) => waitForText(texts, query, timeout),
    async screenshot(path) {
      const { value } = await inTab(() => marionette.send('WebDriver:TakeScreenshot', { full: false }));
      await writeFile(path, Buffer.from(value, 'base64'));
    },
    errors: async () => {
      const url = await run<string>('return location.href');
      return inTab(() =>
        inChrome<string[]>(
          marionette,
          `return Services.console.getMessageArray().slice(arguments[0])
             .filter((message) => message instanceof Ci.nsIScriptError
               && !(message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag))
               && message.category.includes('javascript')
               && (message.sourceName.startsWith(arguments[1]) || message.sourceName.includes(arguments[2])))
             .map((message) => message.errorMessage);`,
          messagesBefore,
          url,
          extension,
        ),
      );
    },
    close: () =>
      inTab(async () => {
        const [other] = await marionette.send('WebDriver:CloseWindow');
        // A closed tab cannot open a new one: make another tab current.
        await marionette.send('WebDriver:SwitchToWindow', { handle: other });
      }),
  };
}

const browserWindow = "Services.wm.getMostRecentWindow('navigator:browser')";

/** A script with browser privileges that evaluates an expression in the page of the sidebar. */
const readInSidebar = `
  const bar = ${browserWindow}.document.getElementById('sidebar');
  const frame = bar?.contentDocument?.getElementById('webext-panels-browser');
  if (!frame?.messageManager) return [];
  const name = 'read-in-sidebar-' + Math.random();
  const value = await new Promise((resolve) => {
    frame.messageManager.addMessageListener(name, ({ data }) => resolve(data));
    const script = 'sendAsyncMessage(' + JSON.stringify(name) + ', ' + arguments[0] + ')';
    frame.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
    setTimeout(() => resolve([]), 2000);
  });
  return value;`;

/** Runs a script with browser privileges. */
async function inChrome<Value>(marionette: Marionette, script: string, ...args: unknown[]): Promise<Value> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    const { value } = await marionette.send('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1];
        (async () => { ${script} })().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`,
      args,
    });
    if (value.error) throw new Error(value.error);
    return value.value;
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

async function activePort(profile: string, firefox: ChildProcess): Promise<number> {
  const port = await until(
    'Firefox to open its remote control',
    async () =>
      firefox.exitCode === null ? readFile(join(profile, 'MarionetteActivePort'), 'utf8') : 'none',
    60_000,
  );
  if (port === 'none') throw new Error(`Firefox ended with code ${firefox.exitCode} while it started.`);
  return Number(port);
}

function preferences(id: string, proxyPort: number): string {
  const values = {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.failover_direct': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.sessionstore.resume_from_crash': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.startup.max_resumed_crashes': -1,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
