import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers } from '@/tests/e2e/support/browsers';
import { papersWaiting, readTable } from '@/tests/e2e/support/library';
import { saveOnPaperPage } from '@/tests/e2e/support/marks';
import { type ExtensionBrowser, until, type View, type Web } from '@/tests/e2e/support/view';
import { arxivAbsPage } from '@/tests/pages/arxiv-abs-page';
import { examplePapers } from '@/tests/pages/example-papers';
import { seededRandom } from './seeded-random';

/** In all, three of four in Chromium. Every fifth takes the whole browser, the others its background. */
const KILLS = Number(process.env.KILLS ?? 200);
const killsIn: Record<string, number> = { Chromium: Math.ceil(KILLS * 0.75), Firefox: Math.floor(KILLS / 4) };
const BROWSER_EVERY = 5;
/** From before the press of the button until after the paper was filed, in milliseconds. */
const LATEST_KILL = 700;

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** As many papers as there are kills, each with a text of its own. */
const web: Web = (url) => {
  const [, number] = url.match(/^https:\/\/arxiv\.org\/abs\/2701\.(\d{5})$/) ?? [];
  const paper = number && examplePapers[Number(number) % examplePapers.length];
  if (!paper) return null;
  const body = arxivAbsPage({
    ...paper,
    arxiv: `2701.${number}`,
    title: `${paper.title}, part ${Number(number)}`,
  });
  return { contentType: 'text/html; charset=utf-8', body: body.text };
};

describe.each(browsers)(`killed at random moments, seed ${seed}: $name`, ({ name, isHere, launch }) => {
  describe.runIf(isHere)('', () => {
    let profile: string;
    let browser: ExtensionBrowser;

    beforeAll(async () => {
      profile = await mkdtemp(join(tmpdir(), 'papertree-kills-'));
      browser = await launch({ profile, web });
    });
    afterAll(async () => {
      await browser?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    });

    it('no save is lost, and none is doubled', async () => {
      const random = seededRandom(seed);
      const kills = killsIn[name] ?? 0;
      const ids = Array.from({ length: kills }, (_, index) => `2701.${String(index).padStart(5, '0')}`);
      const lost: string[] = [];
      let said = 0;
      let inside = await browser.openExtensionPage('sidepanel.html');
      let page = await browser.open('about:blank');

      for (const [index, id] of ids.entries()) {
        await page.goto(`https://arxiv.org/abs/${id}`);
        await page.waitFor({ css: '.title-pill .primary' });
        const click = saveOnPaperPage(page).catch(() => null);
        await sleep(random() * LATEST_KILL);
        const wasSaid = await saidSaved(page);
        if (index % BROWSER_EVERY === 0) {
          await browser.kill();
          browser = await launch({ profile, web });
          inside = await browser.openExtensionPage('sidepanel.html');
          page = await browser.open('about:blank');
        } else {
          await browser.stopBackground();
          await click;
        }
        said += Number(wasSaid);
        if (wasSaid && !(await isStored(inside, id))) lost.push(id);
        // The person looks again, and clicks again where the page does not say that it is saved.
        await until(
          `${id} to be saved`,
          async () => {
            if (await isStored(inside, id)) return true;
            await page.goto(`https://arxiv.org/abs/${id}`);
            await saveOnPaperPage(page);
            await sleep(200);
            return false;
          },
          60_000,
        );
      }

      console.log(`${kills} kills, ${said} of them after the page had said that the paper is saved.`);
      expect(said).toBeGreaterThan(0);
      expect(said).toBeLessThan(kills);
      // Whatever the reader does next wakes the background.
      await page.goto(`https://arxiv.org/abs/${ids[0]}`);
      await until('all papers to be filed', async () => (await papersWaiting(inside)) === 0, 120_000);
      expect(lost).toEqual([]);
      const names = ids.map((id) => `arxiv:${id}`).sort();
      const papers = await readTable(inside, 'papers');
      expect(papers.map((paper) => paper.id).sort()).toEqual(names);
      const placements = await readTable(inside, 'placements');
      expect(placements.map(({ paperId }) => paperId).sort()).toEqual(names);
      expect(placements.filter(({ confidence }) => confidence === null)).toEqual([]);
      const saves = (await readTable(inside, 'changes')).filter(
        ({ kind, table }) => kind === 'save-paper' && table === 'papers',
      );
      expect(saves.map(({ key }) => key).sort()).toEqual(names);
    });
  });
});

async function saidSaved(page: View): Promise<boolean> {
  const states = ['filing', 'filed', 'needs-person'].map((state) => `[data-state=${state}]`);
  return (await page.texts({ css: `.title-pill .pill:is(${states.join()})` })).length > 0;
}

async function isStored(inside: View, id: string): Promise<boolean> {
  return (await readTable(inside, 'papers')).some((paper) => paper.id === `arxiv:${id}`);
}
