import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExamplePaper } from '@/tests/pages/example-papers';
import { pageFor } from '@/tests/pages/serve-page';
import { type Chromium, launchChromium } from '../support/chromium';
import { dozen } from '../support/dozen';
import { findBrowser, howToInstall } from '../support/find-browser';
import { readPlaces, request } from '../support/library';
import { FINAL_STATES, saveInList, saveOnPaperPage, waitForMark, waitForPill } from '../support/marks';
import { until, type View } from '../support/view';

/** Pictures of each page, `<page>-<what>-<scheme>.png`, where `PICTURES=1` asks for them. */
const PICTURES = process.env.PICTURES && join('tests', '.artifacts', 'pages');
const [first, second] = dozen.recommenders;
const [patient, doctor] = dozen.medicine;
if (!first || !second || !patient || !doctor) throw new Error('The example papers are gone.');
/** What the library knows before the story, so that there are suggestions. */
const known: [topic: string, papers: ExamplePaper[]][] = [
  ['Recommender systems', [first, second]],
  ['Medicine', [patient, doctor]],
];

/** Pages by a name and their address: those of one paper, and lists. */
export interface SitePages {
  papers: [name: string, url: string][];
  lists: [name: string, url: string][];
}

/** Saving, filing elsewhere and undoing in the pages that are marked in place, in Chromium. */
export function savingInSitePages({ papers, lists }: SitePages): void {
  if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

  describe.skipIf(!findBrowser('chromium'))('in the pages of the sites', () => {
    let browser: Chromium;
    /** A page of the extension, to look into the library. */
    let inside: View;

    beforeAll(async () => {
      if (PICTURES) mkdirSync(PICTURES, { recursive: true });
      browser = await launchChromium({ web: pageFor });
      inside = await browser.openExtensionPage('sidepanel.html');
      // A tree of a few papers leaves the engine unsure; here it is to guess.
      await request(inside, 'changeSettings', { autonomy: 'quiet' });
      for (const [name, papers] of known) {
        const { topicId } = await request(inside, 'createTopic', { name, parentId: null });
        await request(inside, 'fileOnPage', {
          papers: papers.map(asCaptured),
          destinations: papers.map(() => ({ topicId })),
        });
      }
    });
    afterAll(() => browser?.close());

    const placeOf = async (arxiv: string) => (await readPlaces(inside)).get(`arxiv:${arxiv}`)?.join();
    const place = (arxiv: string, is: (path: string | undefined) => boolean) =>
      until(`the place of ${arxiv}`, async () => is(await placeOf(arxiv)));

    /** Hugging Face has a dark scheme of its own; arXiv is dark as an extension for dark pages would draw it. */
    async function inBothSchemes(page: View, name: string): Promise<void> {
      for (const scheme of ['dark', 'light'] as const) {
        await page.evaluate((isDark) => {
          const { adoptedStyleSheets, documentElement } = document;
          const sheet = adoptedStyleSheets[0] ?? new CSSStyleSheet();
          sheet.replaceSync('body, body * { background: #181a1b !important; color: #e8e6e3 !important }');
          sheet.disabled = !isDark;
          if (location.hostname === 'arxiv.org') document.adoptedStyleSheets = [sheet];
          documentElement.classList.toggle('dark', isDark);
        }, scheme === 'dark');
        await page.waitFor({ css: `.root[data-scheme=${scheme}] button` });
        if (PICTURES) await page.screenshot(join(PICTURES, `${name}-${scheme}.png`));
      }
    }

    /** Files the paper elsewhere by the menu of the pill that is open, and takes that back, and the save. */
    async function refileAndUndo(page: View, pill: string, arxiv: string, name: string): Promise<void> {
      await page.click({ css: `${pill} .icon`, name: 'Other topics' });
      await page.waitFor({ css: '.place-menu input' });
      // Lists of Hugging Face have no abstracts, and by its title alone this paper is similar to none.
      if (name.startsWith('arxiv')) await page.waitFor({ css: '.place-menu .near' });
      await inBothSchemes(page, `${name}-menu`);
      await page.type('medic');
      await page.waitFor({ css: '.option', name: 'Medicine' });
      await page.press('Enter');
      await place(arxiv, (path) => path === 'Medicine');
      await page.waitFor({ css: `${pill} .pill[data-state=filed] .words`, name: 'Medicine' });
      await page.click({ css: `${pill} button`, name: 'Undo' });
      await place(arxiv, (path) => path !== 'Medicine');
      await page.click({ css: `${pill} button`, name: 'Undo' });
      await place(arxiv, (path) => path === undefined);
    }

    it.each(papers)('%s: saved, filed elsewhere, and each taken back', async (name, url) => {
      const page = await browser.open(url);
      await saveOnPaperPage(page);
      expect(await waitForPill(page, FINAL_STATES)).toBe('Saved to Recommender systems');
      await refileAndUndo(page, '.title-pill', url.slice(url.lastIndexOf('/') + 1), name);
      await waitForPill(page, ['unsaved']);
      expect(await page.errors()).toEqual([]);
      await page.close();
    });

    it.each(lists)(
      '%s: a row saved and filed elsewhere, rows ordered, a branch saved whole, all taken back',
      async (name, url) => {
        const page = await browser.open(url);
        const before = await readPlaces(inside);
        const titles = () => page.texts({ css: '.list-title, p.title, article h3' });
        const bySite = await titles();
        const row = dozen.recommenders
          .concat(dozen.medicine, dozen.scenes, dozen.experience)
          .find(
            ({ arxiv, title }) =>
              !before.has(`arxiv:${arxiv}`) && bySite.some((shown) => shown.includes(title)),
          );
        if (!row) throw new Error(`None of the dozen is on ${url}`);
        await saveInList(page, row.title);
        await waitForMark(page, row.title, FINAL_STATES);
        await refileAndUndo(page, '.popover', row.arxiv, name);

        await page.click({ css: '.list-bar .opener' });
        // The bar is put into the page when it is first asked for.
        await page.waitFor({ css: '.list-bar .orders button:focus' });
        await page.click({ css: '.list-bar .orders button', name: 'Best match' });
        await until('the order by fit', async () => (await titles()).join() !== bySite.join());
        // Behind "All" and "New"; the first topics may hold what is saved already, and nothing else.
        let segment = 2;
        await until('a branch to save', async () => {
          const segments = (await page.texts({ css: '.list-bar .shown .segment' })).length;
          if (segments < 3) return false;
          segment = segment < segments ? segment + 1 : 3;
          await page.click({ css: `.list-bar .shown .segment:nth-of-type(${segment})` });
          const saving = page.waitFor({ css: '.list-bar .primary' }, 1_000);
          return saving.then(Boolean, () => false);
        });
        await inBothSchemes(page, `${name}-bar`);
        await page.click({ css: '.list-bar .primary', name: 'Save' });
        await page.waitFor({ css: '.list-bar .words', name: 'Saved' });
        expect((await readPlaces(inside)).size).toBeGreaterThan(before.size);
        await page.click({ css: '.list-bar button', name: 'Undo' });
        await until('the undo', async () => (await readPlaces(inside)).size === before.size);
        await page.press('Escape');
        await until("the site's own order", async () => (await titles()).join() === bySite.join());
        expect(await page.errors()).toEqual([]);
        await page.close();
      },
    );
  });
}

/** The paper as the parser of its page on arXiv would hand it over. */
function asCaptured({ arxiv, title, abstract }: ExamplePaper) {
  return {
    identifiers: { arxiv },
    ...{ title, abstract, authors: [], categories: [], keywords: [], links: {} },
    ...{ pageUrl: `https://arxiv.org/abs/${arxiv}`, parser: 'arxiv-abs' },
  };
}
