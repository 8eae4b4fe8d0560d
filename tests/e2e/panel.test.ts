import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TopicId } from '@/lib/domain/ids';
import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import { browsers } from './support/browsers';
import { readTable, request } from './support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from './support/marks';
import { openPanel, topicsInSight } from './support/panel';
import { type ExtensionBrowser, until, type View } from './support/view';

describe.each(browsers)('the panel in $name', ({ isHere, launch }) => {
  describe.runIf(isHere)('', () => {
    let browser: ExtensionBrowser;
    let page: View;
    /** Beside the page, and in another window. */
    let panels: [View, View];

    beforeAll(async () => {
      browser = await launch();
      page = await browser.open('https://arxiv.org/abs/2512.14036');
      await page.waitFor({ css: '.title-pill .path' });
      const beside = await openPanel(browser, () => page.click({ css: '.title-pill .panel' }));
      panels = [beside, await browser.openExtensionPage('sidepanel.html')];
    });
    afterAll(() => browser?.close());

    const bothShow = async (name: string): Promise<void> => {
      for (const panel of panels)
        await until(`both panels to show ${name}`, async () => (await topicsInSight(panel)).includes(name));
    };

    it('says what it is for while it is empty', async () => {
      for (const panel of panels)
        expect(await panel.waitFor({ css: '.welcome' })).toContain(catalogue.welcome_title.message);
    });

    it('offers the paper of the page beside it, and says what of a list is new', async () => {
      const inFront = await browser.open('https://arxiv.org/abs/2505.09205');
      await inFront.waitFor({ css: '.title-pill .path' });
      // In Firefox the panels above are tabs, which are beside no page.
      const panel = (await browser.sidebar?.()) ?? panels[0];
      const [title] = await inFront.texts({ css: 'h1.title' });
      expect(title).toContain(await panel.waitFor({ css: '.shown-title' }));
      await inFront.goto('https://huggingface.co/papers');
      expect(await panel.waitFor({ css: '.shown-list [role=status]', name: 'new' })).toMatch(
        /^\d+ new papers?$/,
      );
      await inFront.close();
    });

    it('shows what is saved in a page, in every window, as it happens', async () => {
      await saveOnPaperPage(page);
      await waitForPill(page, FINAL_STATES);
      for (const panel of panels)
        expect(await panel.waitFor({ css: '.paper-title' })).toBe(
          'DTRec: Learning Dynamic Reasoning Trajectories for Sequential Recommendation',
        );
    });

    it('makes a topic, and gives it another name', async () => {
      const [panel] = panels;
      await panel.click({ css: 'button', name: catalogue.tree_new.message });
      await panel.waitFor({ css: '.topic-name-field input' });
      await panel.type('Recommenders');
      await panel.press('Enter');
      await bothShow('Recommenders');
      await panel.click({ css: '[role=treeitem]', name: 'Recommenders' });
      await panel.press('F2');
      await panel.waitFor({ css: '.topic-name-field input' });
      await panel.type('What to show next');
      await panel.press('Enter');
      await bothShow('What to show next');
      expect((await readTable(panel, 'topics')).map(({ name, namedBy }) => ({ name, namedBy }))).toEqual([
        { name: 'What to show next', namedBy: 'person' },
      ]);
    });

    it('takes back and does again what was done before the background and the panel were closed', async () => {
      const [panel] = panels;
      const merged = await request(panel, 'createTopic', { name: 'To be merged', parentId: null });
      const [topic] = await readTable(panel, 'topics');
      await request(panel, 'mergeTopics', { from: merged.topicId, into: topic?.id as TopicId });
      await browser.stopBackground();
      const late = await browser.openExtensionPage('sidepanel.html');
      await late.waitFor({ css: '[role=treeitem]', name: 'What to show next' });
      const press = (shiftKey: boolean) =>
        late.evaluate((shiftKey) => {
          const keys = { key: 'z', ctrlKey: true, shiftKey, bubbles: true };
          document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
        }, shiftKey);
      for (let undos = 0; undos < 3; undos++) {
        await press(false);
        await late.waitFor({ css: '.act-notice', name: catalogue.act_redo.message });
        await late.click({ css: '.act-notice button', name: catalogue.act_close.message });
      }
      await bothShow('Recommenders');
      await press(true);
      await bothShow('What to show next');
      await late.close();
    });

    it('opens at the topic that a mark names', async () => {
      const [panel] = panels;
      const [paper] = await readTable(panel, 'papers');
      const [topic] = await readTable(panel, 'topics');
      if (!paper || !topic) throw new Error('The library is empty.');
      await request(panel, 'movePapers', { paperIds: [paper.id], topicId: topic.id });
      await panel.click({ css: '.unsorted-row' });
      await panel.waitFor({ css: '.unsorted-row[aria-selected=true]' });
      await page.click({ css: '.title-pill .path', name: 'What to show next' });
      await panel.waitFor({ css: '[role=treeitem][aria-selected=true]', name: 'What to show next' });
    });

    it('leaves no error', async () => {
      for (const panel of panels) expect(await panel.errors()).toEqual([]);
    });

    it('touches nothing that a newer version wrote, and says so in panel and page', async () => {
      const [panel] = panels;
      const papers = await readTable(panel, 'papers');
      await panel.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const newer = indexedDB.open('papertree', 100_000);
            newer.onsuccess = () => resolve(newer.result.close());
            newer.onerror = () => reject(newer.error);
          }),
      );
      await browser.stopBackground();
      const late = await browser.openExtensionPage('sidepanel.html');
      const sentence = catalogue.error_database_too_new.message;
      await late.waitFor({ css: 'body', name: sentence });
      await page.goto('https://arxiv.org/abs/2505.09205');
      // The sentence is long: where the title leaves no space for it, the small mark speaks it.
      await page.waitFor({ css: '.title-pill:not(.nowhere), .mark[data-state=failed]', name: sentence });
      expect(await readTable(late, 'papers')).toEqual(papers);
      expect(await page.errors()).toEqual([]);
    });
  });
});
