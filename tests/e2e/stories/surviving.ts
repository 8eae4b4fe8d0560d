import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoryBrowser } from '../support/browsers';
import { papersWaiting, readTable } from '../support/library';
import { saveOnPaperPage } from '../support/marks';
import { type ExtensionBrowser, until, type View } from '../support/view';

/** A paper is there once, and filed, whatever ended around the click that saved it. */
export function surviving({ name, isHere, launch }: StoryBrowser): void {
  describe.runIf(isHere)(`what was saved survives in ${name}`, () => {
    let profile: string;
    let browser: ExtensionBrowser;

    beforeAll(async () => {
      profile = await mkdtemp(join(tmpdir(), 'papertree-profile-'));
      browser = await launch({ profile });
    });
    afterAll(async () => {
      await browser?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    });

    /** Waits until no paper waits any more, and says what became of one. */
    async function filed(
      inside: View,
      id: string,
    ): Promise<{ papers: number; placed: boolean; saves: number }> {
      await until(
        `${id} to be filed`,
        async () => {
          const papers = await readTable(inside, 'papers');
          return papers.some((paper) => paper.id === id) && (await papersWaiting(inside)) === 0;
        },
        45_000,
      );
      const papers = (await readTable(inside, 'papers')).filter((paper) => paper.id === id);
      const placements = (await readTable(inside, 'placements')).filter(({ paperId }) => paperId === id);
      const changes = await readTable(inside, 'changes');
      return {
        papers: papers.length,
        placed: placements.length === 1 && placements[0]?.confidence !== null,
        saves: changes.filter(
          ({ kind, table, key }) => kind === 'save-paper' && table === 'papers' && key === id,
        ).length,
      };
    }

    it('the background stopped after the click', async () => {
      const page = await browser.open('https://arxiv.org/abs/2603.13691');
      await saveOnPaperPage(page);
      await page.waitFor({
        css: '.title-pill .pill:is([data-state=filing], [data-state=filed], [data-state=needs-person])',
      });
      await browser.stopBackground();
      // It wakes by an alarm within 30 s, or by whatever the reader does next.
      await browser.open('https://arxiv.org/abs/2512.14036');
      const inside = await browser.openExtensionPage('sidepanel.html');
      expect(await filed(inside, 'arxiv:2603.13691')).toEqual({ papers: 1, placed: true, saves: 1 });
    });

    it('the page closed after the click', async () => {
      const page = await browser.open('https://arxiv.org/abs/2605.10344');
      await saveOnPaperPage(page);
      await page.close();
      const inside = await browser.openExtensionPage('sidepanel.html');
      expect(await filed(inside, 'arxiv:2605.10344')).toEqual({ papers: 1, placed: true, saves: 1 });
    });

    it('the background gone before the click', async () => {
      const page = await browser.open('https://arxiv.org/abs/2509.24186');
      await page.waitFor({ css: '.title-pill .primary' });
      await browser.stopBackground();
      await saveOnPaperPage(page);
      const inside = await browser.openExtensionPage('sidepanel.html');
      expect(await filed(inside, 'arxiv:2509.24186')).toEqual({ papers: 1, placed: true, saves: 1 });
    });

    it('the browser killed after the click', async () => {
      const page = await browser.open('https://arxiv.org/abs/2606.04703');
      await saveOnPaperPage(page);
      await page.waitFor({
        css: '.title-pill .pill:is([data-state=filing], [data-state=filed], [data-state=needs-person])',
      });
      await browser.kill();
      browser = await launch({ profile });
      const inside = await browser.openExtensionPage('sidepanel.html');
      expect(await filed(inside, 'arxiv:2606.04703')).toEqual({ papers: 1, placed: true, saves: 1 });
    });
  });
}
