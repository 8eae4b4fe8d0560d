import { expect, it } from 'vitest';
import type { StoryBrowser } from '../support/browsers';
import { readTable } from '../support/library';
import { until, type View } from '../support/view';

const bib = `@misc{a, title={Agents that remember}, eprint={2401.00001}, groups={Memory}, abstract={Agents keep what they saw.}}
@misc{b, title={Seeing in the dark}, eprint={2401.00002}, groups={Vision}, abstract={Cameras see little at night.}}
@misc{c, year={2020}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Agents\\;0\\;1\\;\\;\\;\\;;
2 StaticGroup:Memory\\;0\\;1\\;\\;\\;\\;;
1 StaticGroup:Vision\\;0\\;1\\;\\;\\;\\;;
}`;

/** Chooses a file as the browser's own dialog would. */
function choose(page: View, text: string, name: string): Promise<void> {
  return page.evaluate(
    (text, name) => {
      const field = document.querySelector<HTMLInputElement>('#import input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      if (!field) throw new Error('No field for files');
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    text,
    name,
  );
}

/** A file of another program, taken back; and a backup restored. */
export function importing({ name, isHere, launch }: StoryBrowser): void {
  it.runIf(isHere)(
    `${name} brings in a file with its topics, takes it back, and restores a backup`,
    async () => {
      const browser = await launch();
      try {
        const page = await browser.openExtensionPage('options.html');
        const counts = async () => [
          (await readTable(page, 'papers')).length,
          (await readTable(page, 'topics'))
            .map(({ name }) => name)
            .sort()
            .join(),
        ];
        await page.waitFor({ css: '.import-field' });
        await choose(page, bib, 'mine.bib');
        await page.waitFor({ css: 'summary', name: '1 entry could not be read, or not all of it' });
        await page.click({ css: 'button', name: 'Import 2 papers' });
        await page.waitFor({ css: '.import [role=status]', name: '2 papers of mine.bib' });
        expect(await counts()).toEqual([2, 'Agents,Memory,Vision']);
        await page.click({ css: '#backup button', name: 'Back up now' });
        await page.waitFor({ css: '#backup strong' });
        await page.click({ css: '.import button', name: 'Undo' });
        await page.waitFor({ css: '.import-field' });
        await until('the papers to go', async () => (await counts())[0] === 0);
        await page.click({ css: '#backup button', name: 'Restore…' });
        await page.waitFor({ css: '.restore-question li', name: 'Papers to be restored: 2' });
        await page.click({ css: '#backup button', name: 'Restore this backup' });
        await page.waitFor({ css: '#backup [role=status]', name: 'is restored' });
        expect(await counts()).toEqual([2, 'Agents,Memory,Vision']);
        expect(await page.errors()).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
}
