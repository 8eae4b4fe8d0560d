import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type Fault, type FaultyProxy, startFaultyProxy } from '@/tests/sync/support/faulty-proxy';
import { type GitHubStandIn, startGitHub } from '@/tests/sync/support/github-stand-in';
import { davServers } from '@/tests/sync/support/webdav-servers';
import { startZoteroDesktop } from '@/tests/sync/support/zotero-desktop-stand-in';
import { startZotero } from '@/tests/sync/support/zotero-stand-in';
import { withLocalHosts } from './support/allowed-hosts';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { request } from './support/library';
import { saveOnPaperPage } from './support/marks';
import {
  addFolder,
  addGitHub,
  addTarget,
  addWebDav,
  addZotero,
  fill,
  inFolder,
  waitForState,
} from './support/targets';
import { until, type View } from './support/view';

/** A run takes seconds, and so do the first pauses between failures; a busy machine may take a minute. */
const RECOVERY = 60_000;

const [rclone] = davServers;

describe.runIf(findBrowser('chromium'))('a target set up in the panel of the built extension', () => {
  let built: Awaited<ReturnType<typeof withLocalHosts>>;
  let browser: Chromium;
  let panel: View;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    built = await withLocalHosts();
  });
  afterAll(() => built?.remove());
  afterEach(async () => {
    await browser?.close();
    for (const stop of stops.splice(0)) await stop();
  });

  async function open(): Promise<void> {
    browser = await launchChromium({ web: pageFor, extension: built.extension });
    panel = await browser.openExtensionPage('sidepanel.html');
  }

  /** The extension with one target, on a server that fails at a word; `text` is the file that stands there. */
  async function openOnWebDav(start: (typeof davServers)[number]['start']) {
    const server = await start();
    const proxy = await startFaultyProxy(server.address);
    stops.push(
      () => proxy.stop(),
      () => server.stop(),
    );
    await open();
    await addWebDav(panel, proxy.address);
    await waitForState(panel, 'in-sync');
    return { proxy, text: () => readFile(join(server.folder, 'papers.bib'), 'utf8') };
  }

  const newTopic = (name: string) => request(panel, 'createTopic', { name, parentId: null });

  for (const { name, isHere, start } of davServers) {
    it.runIf(isHere)(
      `on ${name} follows, says what is wrong, outlives the background, and recovers`,
      async () => {
        const { proxy, text } = await openOnWebDav(start);
        await story(proxy, text);
      },
    );
  }

  it('on GitHub follows, says what is wrong, outlives the background, and recovers', async () => {
    const github: GitHubStandIn = await startGitHub();
    const proxy = await startFaultyProxy(github.address);
    stops.push(
      () => proxy.stop(),
      () => github.stop(),
    );
    await open();
    await addGitHub(panel, proxy.address);
    await waitForState(panel, 'in-sync');
    await story(proxy, async () => github.at('papers.bib') ?? '');
  });

  it('in a Zotero account follows, says what is wrong, outlives the background, and recovers', async () => {
    const zotero = await startZotero();
    const proxy = await startFaultyProxy(zotero.address);
    stops.push(
      () => proxy.stop(),
      () => zotero.stop(),
    );
    await open();
    await addZotero(panel, proxy.address);
    await waitForState(panel, 'in-sync');
    await story(proxy, async () => zotero.collections().join());
    zotero.remove('Agents', 'erase');
    await panel.click({ css: '.target-actions button', name: 'Run now' });
    await waitForState(panel, 'conflict');
    await panel.click({ css: '.conflict button', name: 'Re-create' });
    await waitForState(panel, 'in-sync');
    expect(zotero.collections()).toContain('Papertree > Agents');
    expect(await panel.errors()).toEqual([]);
  });

  it('in the Zotero on this computer gets what is new, once Zotero runs', async () => {
    const zotero = await startZoteroDesktop();
    const port = Number(new URL(zotero.address).port);
    stops.push(() => again.stop());
    await open();
    await addTarget(panel, 'Zotero on this computer', () => fill(panel, 'Address of Zotero', zotero.address));
    await waitForState(panel, 'in-sync');
    await zotero.stop();
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await saveOnPaperPage(page);
    await waitForState(panel, 'failing');
    const again = await startZoteroDesktop(port);
    await until('the paper in Zotero', async () => again.saved().length === 1, RECOVERY);
    await waitForState(panel, 'in-sync');
    expect(again.dropped()).toBe(0);
  });

  /** Each kind of answer, as the person reads it on the target's card; and that the last good file stands. */
  const faults: [Fault, string][] = [
    [{ status: 401 }, 'rejected'],
    [{ status: 403 }, 'may not write'],
    [{ status: 404 }, 'is missing'],
    [{ status: 409 }, 'Another program'],
    [{ status: 412 }, 'Another program'],
    [{ status: 423 }, 'locked'],
    [{ status: 429 }, 'Too many requests'],
    [{ status: 507 }, 'full'],
    ['login-page', 'sign-in page'],
    ['half-an-answer', 'does not answer'],
    ['hang', 'does not answer'],
  ];

  it.runIf(rclone?.isHere)(
    'shows each fault on its card, keeps the last good file, and recovers',
    async () => {
      if (!rclone) return;
      const { proxy, text } = await openOnWebDav(rclone.start);
      for (const [index, [fault, words]] of faults.entries()) {
        const before = await text();
        proxy.fail(fault);
        await newTopic(`Topic ${index}`);
        await panel.waitFor({ css: '.target[data-state=failing] .target-problem', name: words }, RECOVERY);
        expect(await text()).toBe(before);
        proxy.fail(null);
        await panel.click({ css: '.target-actions button', name: 'Run now' });
        await waitForState(panel, 'in-sync');
        expect(await text()).toContain(`Topic ${index}`);
      }
    },
  );

  /** What every server has in common: a change is seen, a fault said, the last good file kept, and it goes on by itself. */
  async function story(proxy: FaultyProxy, text: () => Promise<string>): Promise<void> {
    await newTopic('Agents');
    await until('the topic at the target', async () => (await text()).includes('Agents'), RECOVERY);
    await waitForState(panel, 'in-sync');

    proxy.fail({ status: 500 });
    await newTopic('Recommenders');
    await waitForState(panel, 'failing');
    expect(await text()).not.toContain('Recommenders');
    await browser.stopBackground();
    proxy.fail(null);
    await until('the topic at the target', async () => (await text()).includes('Recommenders'), RECOVERY);
    await waitForState(panel, 'in-sync');
    expect(await panel.errors()).toEqual([]);
  }

  it('in a folder follows, keeps what another program wrote, and does as the person decides', async () => {
    await open();
    await addFolder(panel);
    await waitForState(panel, 'in-sync');
    await newTopic('Agents');
    await until('the topic in the folder', async () => (await inFolder(panel)).includes('Agents'), RECOVERY);

    await inFolder(panel, 'edited by hand');
    await newTopic('Recommenders');
    await waitForState(panel, 'conflict');
    expect(await inFolder(panel)).toBe('edited by hand');
    await panel.click({ css: '.conflict button', name: 'Overwrite' });
    await waitForState(panel, 'in-sync');
    expect(await inFolder(panel)).toContain('Recommenders');
    expect(await panel.errors()).toEqual([]);
  });
});
