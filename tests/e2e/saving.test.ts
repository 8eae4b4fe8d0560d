import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers } from './support/browsers';
import { readTable } from './support/library';
import { FINAL_STATES, saveInList, saveOnPaperPage, waitForMark, waitForPill } from './support/marks';
import { type ExtensionBrowser, until, type View } from './support/view';

describe.each(browsers)('saving in $name', ({ isHere, launch }) => {
  describe.runIf(isHere)('', () => {
    let browser: ExtensionBrowser;
    /** A page of the extension, to look into the library. */
    let inside: View;

    beforeAll(async () => {
      browser = await launch();
      inside = await browser.openExtensionPage('sidepanel.html');
    });
    afterAll(() => browser?.close());

    const savedTitles = async (id: string): Promise<string[]> =>
      (await readTable(inside, 'papers')).filter((paper) => paper.id === id).map(({ title }) => title);

    it('from the page of a paper on arXiv', async () => {
      const page = await browser.open('https://arxiv.org/abs/2512.14036');
      await saveOnPaperPage(page);
      await waitForPill(page, FINAL_STATES);
      expect(await savedTitles('arxiv:2512.14036')).toEqual([
        'DTRec: Learning Dynamic Reasoning Trajectories for Sequential Recommendation',
      ]);
      expect(await page.errors()).toEqual([]);
    });

    it('from a row of the daily papers on Hugging Face', async () => {
      const page = await browser.open('https://huggingface.co/papers');
      const title = 'HLG: Comprehensive 3D Room Construction via Hierarchical Layout Generation';
      await saveInList(page, title);
      await waitForMark(page, title, FINAL_STATES);
      expect(await savedTitles('arxiv:2508.17832')).toEqual([title]);
      expect(await page.errors()).toEqual([]);
    });

    it('from the page of a paper on Hugging Face', async () => {
      const page = await browser.open('https://huggingface.co/papers/2505.09205');
      await saveOnPaperPage(page);
      await waitForPill(page, FINAL_STATES);
      expect(await savedTitles('arxiv:2505.09205')).toHaveLength(1);
      expect(await page.errors()).toEqual([]);
    });

    it('one paper on two sites is one paper, and every page says so', async () => {
      const onHuggingFace = await browser.open('https://huggingface.co/papers/2510.13734');
      const onArxiv = await browser.open('https://arxiv.org/abs/2510.13734');
      await saveOnPaperPage(onArxiv);
      await waitForPill(onArxiv, FINAL_STATES);
      await waitForPill(onHuggingFace, FINAL_STATES);
      const again = await browser.open('https://arxiv.org/abs/2510.13734v1');
      await waitForPill(again, FINAL_STATES);
      expect(await savedTitles('arxiv:2510.13734')).toHaveLength(1);
    });

    it('offline', async () => {
      const page = await browser.open('https://arxiv.org/abs/2504.00387');
      await browser.setOffline(true);
      try {
        await saveOnPaperPage(page);
        await waitForPill(page, FINAL_STATES);
      } finally {
        await browser.setOffline(false);
      }
      expect(await savedTitles('arxiv:2504.00387')).toHaveLength(1);
    });

    it('and takes it back', async () => {
      const page = await browser.open('https://arxiv.org/abs/2511.10492');
      await saveOnPaperPage(page);
      await waitForPill(page, FINAL_STATES);
      await page.click({ css: '.title-pill button', name: 'Undo' });
      await waitForPill(page, ['unsaved']);
      await until('the paper to be gone', async () => (await savedTitles('arxiv:2511.10492')).length === 0);
    });
  });
});
