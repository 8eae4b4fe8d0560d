import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type Chromium, launchChromium } from './support/chromium';
import { dozen } from './support/dozen';
import { findBrowser, howToInstall } from './support/find-browser';
import { readPlaces, readTable, request } from './support/library';
import { saveInList, saveOnPaperPage, settled, waitForMark, waitForPill } from './support/marks';
import { until, type View } from './support/view';

const SCREENSHOTS = join('tests', '.artifacts', 'pages');
const [paper, other] = dozen.recommenders;
const [listed] = dozen.scenes;
if (!paper || !other || !listed) throw new Error('The example papers are gone.');

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium')).each(['light', 'dark'] as const)('pages, %s', (colorScheme) => {
  let browser: Chromium;
  /** A page of the extension, to look into the library. */
  let inside: View;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await launchChromium({ web: pageFor, colorScheme });
    inside = await browser.openExtensionPage('sidepanel.html');
    // A tree of a few papers leaves the engine unsure; here it is to guess.
    await request(inside, 'changeSettings', { autonomy: 'quiet' });
    for (const name of ['Recommender systems', 'Medicine', '3D scenes'])
      await request(inside, 'createTopic', { name, parentId: null });
  });
  afterAll(() => browser?.close());

  const placeOf = async (arxiv: string) => (await readPlaces(inside)).get(`arxiv:${arxiv}`);
  const shot = (view: View, name: string) => view.screenshot(join(SCREENSHOTS, `${name}-${colorScheme}.png`));

  it('a paper is saved, filed elsewhere by the menu, and each step is taken back', async () => {
    const page = await browser.open(`https://arxiv.org/abs/${paper.arxiv}`);
    await saveOnPaperPage(page);
    await waitForPill(page, settled);
    await page.click({ css: '.title-pill .icon', name: 'File elsewhere' });
    await page.waitFor({ css: '.place-menu input' });
    await page.type('medic');
    await page.waitFor({ css: '.option', name: 'Medicine' });
    await shot(page, 'menu');
    await page.press('Enter');
    await until('the filing', async () => (await placeOf(paper.arxiv))?.join() === 'Medicine');
    await until('the pill', async () => (await waitForPill(page, ['filed'])).includes('Medicine'));
    await page.click({ css: '.title-pill button', name: 'Undo' });
    await until('the undo', async () => (await placeOf(paper.arxiv))?.join() !== 'Medicine');
    await page.click({ css: '.title-pill button', name: 'Undo' });
    await waitForPill(page, ['unsaved']);
    expect(await placeOf(paper.arxiv)).toBeUndefined();
    expect(await page.errors()).toEqual([]);
  });

  it.each([
    ['a list', 'https://arxiv.org/list/cs.IR/new'],
    ['a search', 'https://arxiv.org/search/?query=recommendation&searchtype=all'],
  ])('%s is ordered, a branch of it saved whole, and all of it taken back', async (name, url) => {
    // So that the engine knows what the branch is about.
    for (const { arxiv, title, abstract } of [paper, other])
      await request(inside, 'fileOnPage', {
        papers: [
          {
            identifiers: { arxiv },
            ...{ title, abstract, authors: [], categories: [], keywords: [], links: {} },
            ...{ pageUrl: `https://arxiv.org/abs/${arxiv}`, parser: 'arxiv-abs' },
          },
        ],
        targets: [{ newTopic: `Like ${arxiv}`, parentId: null }],
      });
    const before = await readPlaces(inside);
    const page = await browser.open(url);
    const titles = () => page.texts({ css: '.list-title, p.title' });
    const bySite = await titles();
    await page.click({ css: '.list-bar .opener' });
    await page.press('ArrowDown');
    await until('the order', async () => (await titles()).join() !== bySite.join());
    await page.press('Tab');
    // The first branches may hold what is saved already, and nothing else.
    await until('a branch to save', async () => {
      await page.press('ArrowDown');
      return (await page.texts({ css: '.list-bar .primary' })).length > 0;
    });
    await shot(page, `bar-${name.replace('a ', '')}`);
    await page.click({ css: '.list-bar .primary', name: 'Save' });
    await page.waitFor({ css: '.list-bar .words', name: 'Saved' });
    expect((await readPlaces(inside)).size).toBeGreaterThan(before.size);
    await page.click({ css: '.list-bar button', name: 'Undo' });
    await until('the undo', async () => (await readPlaces(inside)).size === before.size);
    await page.press('Escape');
    await until('the own order', async () => (await titles()).join() === bySite.join());
    expect(await page.errors()).toEqual([]);
  });

  it('cards and pages of Hugging Face are saved', async () => {
    const page = await browser.open('https://huggingface.co/papers');
    await saveInList(page, listed.title);
    await waitForMark(page, listed.title, settled);
    await shot(page, 'daily');
    await page.goto(`https://huggingface.co/papers/${listed.arxiv}`);
    await waitForPill(page, settled);
    await shot(page, 'hugging-face-paper');
    expect(await page.errors()).toEqual([]);
  });

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
    await waitForPill(page, settled);
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
    const page = await browser.open(`https://arxiv.org/abs/${other.arxiv}`);
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
