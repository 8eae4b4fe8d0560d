import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExamplePaper } from '@/tests/pages/example-papers';
import type { StoryBrowser } from '../support/browsers';
import { dozen } from '../support/dozen';
import { papersWaiting, readPlaces, readTable, request } from '../support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from '../support/marks';
import { acceptFirstTree, movePaper, openPanel, topicsInSight } from '../support/panel';
import { type ExtensionBrowser, until, type View } from '../support/view';

/** A dozen papers saved in their pages, the tree that is offered for them, and what a person moves in it. */
export function firstTree({ name, isHere, launch }: StoryBrowser): void {
  describe.runIf(isHere)(`the first tree in ${name}`, () => {
    let browser: ExtensionBrowser;
    let page: View;
    let panel: View;
    let places: Map<string, string[]>;

    beforeAll(async () => {
      browser = await launch();
      page = await browser.open('about:blank');
      for (const { arxiv } of Object.values(dozen).flat()) {
        await page.goto(`https://arxiv.org/abs/${arxiv}`);
        await saveOnPaperPage(page);
        await waitForPill(page, FINAL_STATES);
      }
      panel = await openPanel(browser, () => page.click({ css: '.title-pill .panel' }));
      // It opens at the paper of the page.
      await panel.click({ css: '.detail-header .icon-button' });
    });
    afterAll(() => browser?.close());

    const branchOf = ({ arxiv }: ExamplePaper): string | undefined => places.get(`arxiv:${arxiv}`)?.[0];

    it('is offered for twelve papers, and stands once it is accepted', async () => {
      await acceptFirstTree(panel);
      places = await readPlaces(panel);
      expect(places.size).toBe(12);
      expect(new Set(await topicsInSight(panel))).toEqual(
        new Set((await readTable(panel, 'topics')).map(({ name }) => name)),
      );
    });

    it.each(Object.entries(dozen))('keeps similar papers together: %s', (_, papers) => {
      const [branch, ...others] = new Set(papers.map(branchOf));
      expect(branch).toBeDefined();
      expect(others).toEqual([]);
    });

    it('keeps papers of different subjects apart', () => {
      const branches = Object.values(dozen).map(([paper]) => paper && branchOf(paper));
      expect(new Set(branches).size).toBe(branches.length);
    });

    it('shows in the page where the paper stands now', async () => {
      const last = Object.values(dozen).flat().at(-1);
      if (!last) throw new Error('No papers.');
      await until('the pill to name the branch', async () =>
        (await waitForPill(page, ['filed'])).includes(branchOf(last) ?? ''),
      );
    });

    it('does not take back what a person moved', async () => {
      const [paper] = dozen.scenes;
      const [foreign] = dozen.medicine;
      if (!paper || !foreign) throw new Error('No papers.');
      const [home = '', target = ''] = [branchOf(paper), branchOf(foreign)];
      await panel.click({ css: '[role=treeitem]', name: home });
      await movePaper(panel, paper.title, target);
      const placeNow = async (): Promise<string | undefined> =>
        (await readPlaces(panel)).get(`arxiv:${paper.arxiv}`)?.[0];
      await until('the move', async () => (await placeNow()) === target);

      await request(panel, 'refilePapers', {});
      await until('everything to be filed again', async () => (await papersWaiting(panel)) === 0);
      expect(await placeNow()).toBe(target);
      // Everything else was placed again, and it still makes sense.
      places = await readPlaces(panel);
      expect(new Set(dozen.recommenders.map(branchOf)).size).toBe(1);
    });

    it('leaves no error in page or panel', async () => {
      expect(await page.errors()).toEqual([]);
      expect(await panel.errors()).toEqual([]);
    });
  });
}
