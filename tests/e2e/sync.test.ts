import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type FaultyProxy, startFaultyProxy } from '@/tests/sync/support/faulty-proxy';
import { type GitHubStandIn, startGitHub } from '@/tests/sync/support/github-stand-in';
import { type DavServer, davServers } from '@/tests/sync/support/webdav-servers';
import { startZoteroDesktop, type ZoteroDesktopStandIn } from '@/tests/sync/support/zotero-desktop-stand-in';
import { startZotero, type ZoteroStandIn } from '@/tests/sync/support/zotero-stand-in';
import { withLocalHosts } from './support/allowed-hosts';
import { launchChromium } from './support/chromium';
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
import { type ExtensionBrowser, until, type View } from './support/view';

/** The first pause after a failure, and the run itself. */
const RECOVERY = 30_000;

const [rclone] = davServers;

describe.runIf(findBrowser('chromium') && rclone?.isHere)('exports in sync, from the built extension', () => {
  let dav: DavServer;
  let github: GitHubStandIn;
  let zotero: ZoteroStandIn;
  let desktop: ZoteroDesktopStandIn;
  let proxies: Record<'dav' | 'github' | 'zotero', FaultyProxy>;
  let built: Awaited<ReturnType<typeof withLocalHosts>>;
  let browser: ExtensionBrowser;
  let panel: View;

  beforeAll(async () => {
    if (!rclone) return;
    [dav, github, zotero, desktop, built] = await Promise.all([
      rclone.start(),
      startGitHub(),
      startZotero(),
      startZoteroDesktop(),
      withLocalHosts(),
    ]);
    proxies = {
      dav: await startFaultyProxy(dav.address),
      github: await startFaultyProxy(github.address),
      zotero: await startFaultyProxy(zotero.address),
    };
    browser = await launchChromium({ web: pageFor, extension: built.extension });
    panel = await browser.openExtensionPage('sidepanel.html');
  });
  afterAll(async () => {
    await browser?.close();
    const servers = [...Object.values(proxies ?? {}), dav, github, zotero, desktop];
    await Promise.all([...servers.map((server) => server?.stop()), built?.remove()]);
  });

  const kinds = ['WebDAV', 'GitHub repository', 'Folder', 'Zotero account'];
  /** What each target has, as one text. */
  const texts = async () => [
    await readFile(join(dav.folder, 'papers.bib'), 'utf8'),
    github.at('papers.bib') ?? '',
    await inFolder(panel),
    JSON.stringify([zotero.collections(), zotero.items()]),
  ];
  const holdAll = async (text: string) => (await texts()).every((each) => each.includes(text));
  const newTopic = (name: string) => request(panel, 'createTopic', { name, parentId: null });

  it('is set up in three steps at each kind of place', async () => {
    await addWebDav(panel, proxies.dav.address);
    await addGitHub(panel, proxies.github.address);
    await addFolder(panel);
    await addZotero(panel, proxies.zotero.address);
    await addTarget(panel, 'Zotero on this computer', () =>
      fill(panel, 'Address of Zotero', desktop.address),
    );
    for (const kind of [...kinds, 'Zotero on this computer']) await waitForState(panel, 'in-sync', kind);
  });

  it('has a change soon at each of them', async () => {
    await newTopic('Agents');
    await until('the topic at every target', () => holdAll('Agents'), RECOVERY);
    await saveOnPaperPage(await browser.open('https://arxiv.org/abs/2512.14036'));
    const isEverywhere = async () => (await holdAll('2512.14036')) && desktop.saved().length === 1;
    await until('the paper at every target', isEverywhere, RECOVERY);
    expect(desktop.dropped()).toBe(0);
  });

  it('says what is wrong, keeps what stood there, and goes on by itself', async () => {
    for (const kind of kinds) await waitForState(panel, 'in-sync', kind);
    const before = await texts();
    for (const proxy of Object.values(proxies)) proxy.fail({ status: 500 });
    await newTopic('Recommenders');
    for (const kind of kinds.filter((each) => each !== 'Folder')) await waitForState(panel, 'failing', kind);
    expect((await texts()).filter((text) => before.includes(text))).toHaveLength(3);
    for (const proxy of Object.values(proxies)) proxy.fail(null);
    await until('the topic at every target', () => holdAll('Recommenders'), RECOVERY);
    for (const kind of kinds) await waitForState(panel, 'in-sync', kind);
    expect(await panel.errors()).toEqual([]);
  });
});
