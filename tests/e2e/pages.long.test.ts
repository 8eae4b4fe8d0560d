import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { savingInSitePages } from './stories/site-pages';
import { type Chromium, launchChromium } from './support/chromium';
import { dozen } from './support/dozen';
import { findBrowser, howToInstall } from './support/find-browser';
import { readPlaces, readTable, request } from './support/library';
import { FINAL_STATES, waitForPill } from './support/marks';
import { until, type View } from './support/view';

const [paper] = dozen.recommenders;
if (!paper) throw new Error('The example papers are gone.');

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

savingInSitePages({
  papers: [],
  lists: [['arxiv-search', 'https://arxiv.org/search/?query=recommendation&searchtype=all']],
});

describe.skipIf(!findBrowser('chromium'))('pages, further', () => {
  let browser: Chromium;
  /** A page of the extension, to look into the library. */
  let inside: View;

  beforeAll(async () => {
    browser = await launchChromium({ web: pageFor });
    inside = await browser.openExtensionPage('sidepanel.html');
  });
  afterAll(() => browser?.close());

  const placeOf = async (arxiv: string) => (await readPlaces(inside)).get(`arxiv:${arxiv}`);

  it('a gesture saves what the tab shows, a link what it leads to, and the icon says so', async () => {
    const worker = browser.context.serviceWorkers()[0];
    if (!worker) throw new Error('No background.');
    const [medicine, second] = dozen.medicine;
    if (!medicine || !second) throw new Error('The example papers are gone.');
    const page = await browser.open(`https://arxiv.org/abs/${medicine.arxiv}`);
    const click = (item: string, linkUrl?: string) =>
      worker.evaluate(
        async ([menuItemId, linkUrl, url]) => {
          const { chrome } = globalThis as unknown as { chrome: Extension };
          const [tab] = await chrome.tabs.query({ url });
          chrome.contextMenus.onClicked.dispatch({ menuItemId, linkUrl }, tab);
        },
        [item, linkUrl ?? '', `https://arxiv.org/abs/${medicine.arxiv}`] as const,
      );
    await click('save-tab');
    await waitForPill(page, FINAL_STATES);
    await until('the save', async () => (await placeOf(medicine.arxiv)) !== undefined);
    expect((await readTable(inside, 'papers')).find(({ id }) => id.endsWith(medicine.arxiv))?.abstract).toBe(
      medicine.abstract,
    );
    await click('save-link', `https://arxiv.org/pdf/${second.arxiv}v2`);
    await until('the link', async () => (await placeOf(second.arxiv)) !== undefined);
    const badge = () =>
      worker.evaluate(async (url) => {
        const { chrome } = globalThis as unknown as { chrome: Extension };
        const [tab] = await chrome.tabs.query({ url });
        return chrome.action.getBadgeText({ tabId: tab?.id ?? -1 });
      }, `https://arxiv.org/abs/${medicine.arxiv}`);
    await until('the badge', async () => (await badge()) === '✓');
  });

  it('a site that is switched off goes quiet at once, and comes back', async () => {
    const page = await browser.open(`https://arxiv.org/abs/${paper.arxiv}`);
    await page.waitFor({ css: '.title-pill' });
    await request(inside, 'changeSites', { off: ['arxiv.org'] });
    await until('silence', async () => (await page.texts({ css: '.title-pill' })).length === 0);
    await request(inside, 'changeSites', { off: [] });
    await page.waitFor({ css: '.title-pill' });
  });
});

interface Extension {
  tabs: { query(query: { url: string }): Promise<{ id: number }[]> };
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
  contextMenus: { onClicked: { dispatch(click: object, tab: object | undefined): void } };
}
