import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import catalogue from '@/public/_locales/en/messages.json' with { type: 'json' };
import { examplePapers } from '@/tests/pages/example-papers';
import type { StoryBrowser } from '../support/browsers';
import { type CountedView, countPresses } from '../support/count-presses';
import { papersWaiting, readPlaces, readTable } from '../support/library';
import { FINAL_STATES, saveInList, waitForMark } from '../support/marks';
import { acceptFirstTree, topicsInSight } from '../support/panel';
import { addFolder, inFolder, waitForState } from '../support/targets';
import { type ExtensionBrowser, until } from '../support/view';

/** A day of forty papers, and the day before, which the tree has not seen. */
const DAY = 'https://huggingface.co/papers/date/2026-06-12';
const DAY_BEFORE = 'https://huggingface.co/papers/date/2026-06-11';
const SAVED = examplePapers.slice(0, 30);
const CORRECTED = 5;

/** Presses that each job takes now, by the table of docs/jobs.md. */
function jobsTable(): Map<string, number> {
  const rows = readFileSync('docs/jobs.md', 'utf8').matchAll(/^\| ([^|]+) \| [^|]+ \| (\d+)[^|]* \|$/gm);
  return new Map([...rows].map(([, job = '', presses]) => [job.trim(), Number(presses)]));
}

/**
 * A newcomer's first hour: a day's papers saved, suggested topics accepted, papers corrected, found, cited and kept in a
 * folder. On the way, what each of the commonest jobs costs is counted and compared with docs/jobs.md.
 */
export function newcomer({ name, isHere, launch }: StoryBrowser): void {
  describe.runIf(isHere)(`a newcomer in ${name}`, () => {
    let browser: ExtensionBrowser;
    let page: CountedView;
    let panel: CountedView;
    const table = jobsTable();
    const costs = (job: string, presses: number) =>
      expect([job, presses]).toEqual([job, table.get(job) ?? 'not in the table']);

    beforeAll(async () => {
      browser = await launch();
      panel = countPresses(await browser.openExtensionPage('sidepanel.html'));
    });
    afterAll(() => browser?.close());

    const firstRow = '.paper-row[aria-rowindex="1"]';
    /** A row of the topic with most papers, with the focus; its details are closed. */
    async function goToRow(topic: string): Promise<void> {
      await panel.click({ css: '[role=treeitem] .topic-name', name: topic });
      await panel.click({ css: `${firstRow} .paper-title` });
      await panel.waitFor({ css: '.detail-header' });
      await panel.press('Escape');
      await panel.waitFor({ css: firstRow });
      panel.presses();
    }

    it('is told what this is for, and saves thirty papers of a day, a click each', async () => {
      await panel.waitFor({ css: '.welcome' });
      page = countPresses(await browser.open(DAY));
      for (const [index, { title }] of SAVED.entries()) {
        await saveInList(page, title);
        await waitForMark(page, title, FINAL_STATES);
        if (index === 0) costs('save from a list', page.presses());
      }
      expect(await readTable(panel, 'papers')).toHaveLength(SAVED.length);
      await page.close();
    });

    it('accepts the suggested topics', async () => {
      await panel.waitFor({ css: '.offer-card' }, 60_000);
      await acceptFirstTree(panel);
      await until('all to be filed', async () => (await papersWaiting(panel)) === 0, 60_000);
      expect((await topicsInSight(panel)).length).toBeGreaterThan(1);
    });

    it('reads off the next page what fits, and chooses another topic by one key', async () => {
      page = countPresses(await browser.open(DAY_BEFORE));
      await page.waitFor({ css: '.chip' }, 30_000);
      costs("see which of today's papers fit my tree", page.presses());
      await page.press('j');
      await page.waitFor({ css: '.pill-choice', name: '2' });
      page.presses();
      await page.press('2');
      await page.waitFor({ css: '.popover .pill[data-state=filed]' });
      costs('save elsewhere than suggested', page.presses());
      expect(await page.errors()).toEqual([]);
      await page.close();
    });

    it('corrects five papers in the panel', async () => {
      const [topic = '', target = ''] = await topicsInSight(panel);
      const count = async () =>
        [...(await readPlaces(panel)).values()].filter((path) => path.includes(target)).length;
      for (let corrected = 0; corrected < CORRECTED; corrected++) {
        const before = await count();
        await goToRow(topic);
        await panel.press('m');
        await panel.waitFor({ css: '.picker input' });
        await panel.type(target);
        await until('the topic to be found', async () => {
          const [first] = await panel.texts({ css: '.picker [role=option]' });
          return first?.includes(target);
        });
        await panel.press('Enter');
        await until('the move', async () => (await count()) > before);
        costs('move a paper', panel.presses());
      }
    });

    it('finds one, and writes a note on it', async () => {
      const [paper] = SAVED;
      await panel.press('/');
      await panel.type(paper?.title.split(' ').slice(0, 4).join(' ') ?? '');
      await panel.waitFor({ css: '.search-results .paper-title', name: paper?.title ?? '' });
      await panel.click({ css: '.search-results .paper-title', name: paper?.title ?? '' });
      await panel.waitFor({ css: '.detail-header' });
      costs('find a saved paper', panel.presses());
      await panel.click({ css: '.notes-field' });
      await panel.type('For the survey');
      // With the click on the row, which came before.
      costs('write a note', panel.presses() + 1);
      await panel.press('Escape');
      await until('the note', async () =>
        (await readTable(panel, 'papers')).some(({ notes }) => notes === 'For the survey'),
      );
      await panel.press('Escape');
      await panel.click({ css: '.panel-header input' });
      await panel.press('Escape');
      await panel.waitFor({ css: '[role=treeitem]' });
    });

    it('marks a paper as read, and cites one and a whole topic', async () => {
      // The first may have lost all its papers to the second.
      const [, topic = ''] = await topicsInSight(panel);
      await goToRow(topic);
      await panel.press('r');
      await until('the mark', async () =>
        (await readTable(panel, 'papers')).some(({ reading }) => reading === 'read'),
      );
      costs('mark as read', panel.presses());
      await panel.press('c');
      await panel.waitFor({ css: '.act-notice', name: 'Copied' });
      costs('copy BibTeX', panel.presses());
      await panel.click({ css: '[role=treeitem] .topic-name', name: topic });
      await panel.press('c');
      await panel.waitFor({ css: '.act-notice', name: 'papers as BibTeX' });
    });

    it('reaches the settings by the menu', async () => {
      panel.presses();
      await panel.click({ css: '.panel-menu-button' });
      const settings = { css: '[role=menuitem]', name: catalogue.panel_menu_settings.message };
      await panel.waitFor(settings);
      costs('reach the options', panel.presses() + 1);
      await panel.press('Escape');
    });

    // Firefox has no dialog for folders that an extension may write to.
    it.runIf(name === 'Chromium')('keeps the library in a folder', async () => {
      await addFolder(panel);
      await waitForState(panel, 'in-sync');
      expect(await inFolder(panel)).toContain(SAVED[0]?.arxiv);
    });

    it('meets no error', async () => {
      expect(await panel.errors()).toEqual([]);
    });
  });
}
