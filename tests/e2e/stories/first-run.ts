import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import type { StoryBrowser } from '../support/browsers';
import { readTable } from '../support/library';
import { topicsInSight } from '../support/panel';
import { type ExtensionBrowser, until, type View } from '../support/view';

/** A sample library, what can be found in it, and away again. */
export function firstRun({ name, isHere, launch }: StoryBrowser): void {
  describe.runIf(isHere)(`the first run in ${name}`, () => {
    let browser: ExtensionBrowser;
    let panel: View;
    beforeAll(async () => {
      browser = await launch();
      panel = await browser.openExtensionPage('sidepanel.html');
    });
    afterAll(() => browser?.close());

    const titles = () => panel.texts({ css: '.search-results .paper-title' });
    const seek = async (text: string): Promise<void> => {
      await panel.click({ css: '.panel-header input' });
      await panel.type(text);
    };

    it('adds the sample library as a tree', async () => {
      await panel.click({ css: '.ways button', name: catalogue.start_sample_add.message });
      await until('the tree', async () => (await topicsInSight(panel)).includes('Agents'));
      expect(await readTable(panel, 'papers')).toHaveLength(145);
    });

    it('finds papers by words and operators', async () => {
      await seek('memory topic:Memory -navigation');
      await until('papers about memory', async () => (await titles()).length > 2);
      for (const title of await titles()) expect(title).not.toContain('Mem4Nav');
      await panel.press('Escape');
    });

    it('takes the sample away by one click', async () => {
      await panel.click({ css: '.bar-notice button', name: catalogue.sample_remove.message });
      await panel.waitFor({ css: '.welcome' });
      expect(await readTable(panel, 'papers')).toEqual([]);
      expect(await readTable(panel, 'topics')).toEqual([]);
      expect(await panel.errors()).toEqual([]);
    });
  });
}
