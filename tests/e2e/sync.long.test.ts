import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type FaultyProxy, startFaultyProxy } from '@/tests/sync/support/faulty-proxy';
import { type GitHubStandIn, REPOSITORY, startGitHub, TOKEN } from '@/tests/sync/support/github-stand-in';
import { davServers, PASSWORD, USER } from '@/tests/sync/support/webdav-servers';
import { withLocalHosts } from './support/allowed-hosts';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { request } from './support/library';
import { addTarget, fill, waitForState } from './support/targets';
import { until, type View } from './support/view';

/** From a change in the panel to the target. */
const SECONDS_5 = 5_000;
/** The first pauses between failures, and what the run itself takes. */
const RECOVERY = 60_000;

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

  const newTopic = (name: string) => request(panel, 'createTopic', { name, parentId: null });

  for (const { name, isHere, start } of davServers) {
    it.runIf(isHere)(
      `on ${name} follows, says what is wrong, outlives the background, and recovers`,
      async () => {
        const server = await start();
        const proxy = await startFaultyProxy(server.address);
        stops.push(
          () => proxy.stop(),
          () => server.stop(),
        );
        await open();
        await addTarget(panel, 'WebDAV', async () => {
          await fill(panel, 'Address of the folder', proxy.address);
          await fill(panel, 'User name', USER);
          await fill(panel, 'Password', PASSWORD);
        });
        await waitForState(panel, 'in-sync');
        const text = () => readFile(join(server.folder, 'papers.bib'), 'utf8');
        await story(proxy, async () => text());
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
    await addTarget(panel, 'GitHub repository', async () => {
      await fill(panel, 'Repository', REPOSITORY);
      await fill(panel, 'Address of GitHub', proxy.address);
      await fill(panel, 'Token', TOKEN);
    });
    await waitForState(panel, 'in-sync');
    await story(proxy, async () => github.at('papers.bib') ?? '');
  });

  /** What every server has in common: a change is seen, a fault said, the last good file kept, and it goes on by itself. */
  async function story(proxy: FaultyProxy, text: () => Promise<string>): Promise<void> {
    await newTopic('Agents');
    await until('the topic at the target', async () => (await text()).includes('Agents'), SECONDS_5);
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

  it('in a folder follows, keeps what another hand wrote, and does as the person decides', async () => {
    await open();
    // The browser's own dialog cannot be answered by remote control; the folder is a real one of its private file system.
    await panel.evaluate(() => {
      const page = globalThis as unknown as { showDirectoryPicker(): Promise<FileSystemDirectoryHandle> };
      page.showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('Papers', { create: true });
    });
    await addTarget(panel, 'Folder', async () => {
      await panel.click({ css: '.target-form button', name: 'Pick a folder' });
      await panel.waitFor({ css: '.target-form button', name: 'Papers' });
    });
    await waitForState(panel, 'in-sync');
    await newTopic('Agents');
    await until('the topic in the folder', async () => (await inFolder()).includes('Agents'), SECONDS_5);

    await inFolder('edited by hand');
    await newTopic('Recommenders');
    await waitForState(panel, 'conflict');
    expect(await inFolder()).toBe('edited by hand');
    await panel.click({ css: '.conflict button', name: 'Overwrite' });
    await waitForState(panel, 'in-sync');
    expect(await inFolder()).toContain('Recommenders');
    expect(await panel.errors()).toEqual([]);
  });

  /** The text of the file, after another hand has written `text`, if any. */
  function inFolder(text: string | null = null): Promise<string> {
    return panel.evaluate(async (next) => {
      const root = await navigator.storage.getDirectory();
      const file = await (await root.getDirectoryHandle('Papers')).getFileHandle('papers.bib');
      if (next !== null) {
        const stream = await file.createWritable();
        await stream.write(next);
        await stream.close();
      }
      return (await file.getFile()).text();
    }, text);
  }
});
