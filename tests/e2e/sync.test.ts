import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type DavServer, davServers, PASSWORD, USER } from '@/tests/sync/support/webdav-servers';
import { withLocalHosts } from './support/allowed-hosts';
import { launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { saveOnPaperPage, settled, waitForPill } from './support/marks';
import { addTarget, fill, waitForState } from './support/targets';
import { type ExtensionBrowser, until, type View } from './support/view';

const [rclone] = davServers;

describe.runIf(findBrowser('chromium') && rclone?.isHere)('exports in sync, from the built extension', () => {
  let server: DavServer;
  let built: Awaited<ReturnType<typeof withLocalHosts>>;
  let browser: ExtensionBrowser;
  let panel: View;

  beforeAll(async () => {
    if (!rclone) return;
    [server, built] = await Promise.all([rclone.start(), withLocalHosts()]);
    browser = await launchChromium({ web: pageFor, extension: built.extension });
    panel = await browser.openExtensionPage('sidepanel.html');
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), built?.remove()]);
  });

  it('are set up in three steps, written, and written again within five seconds of a change', async () => {
    await addTarget(panel, 'WebDAV', async () => {
      await fill(panel, 'Address of the folder', server.address);
      await fill(panel, 'User name', USER);
      await fill(panel, 'Password', PASSWORD);
    });
    await waitForState(panel, 'in-sync');

    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await saveOnPaperPage(page);
    await waitForPill(page, settled);
    const bibliography = () => readFile(join(server.folder, 'papers.bib'), 'utf8');
    await until('the paper in the file', async () => (await bibliography()).includes('2512.14036'), 5_000);
    expect(await panel.errors()).toEqual([]);
  });
});
