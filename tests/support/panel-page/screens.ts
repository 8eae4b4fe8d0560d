import type { Page } from 'playwright-core';
import type { Scene } from './fill-library';

/** A state of the panel that is looked at: the library it shows, and the keys that lead there. */
export interface Screen {
  name: string;
  scene: Scene;
  reach?(page: Page): Promise<void>;
}

const topic = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });
const openInbox = (page: Page) => page.getByRole('button', { name: /^Inbox/ }).click();
const firstPaper = (page: Page) => page.locator('.paper-row').first();

async function openDetail(page: Page): Promise<void> {
  await topic(page, /^Agents/).click();
  await page.keyboard.press('*');
  await topic(page, /^Memory/).click();
  await page.getByRole('grid', { name: 'Papers in Memory' }).getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.similar-papers li').first().waitFor();
}

export const screens: Screen[] = [
  { name: 'empty', scene: 'empty' },
  {
    name: 'welcome-privacy',
    scene: 'empty',
    async reach(page) {
      for (const _ of [1, 2]) await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'It stays with you' }).waitFor();
    },
  },
  {
    name: 'welcome-start',
    scene: 'empty',
    async reach(page) {
      await page.getByRole('button', { name: 'Skip' }).click();
      await page.getByRole('heading', { name: 'With a sample' }).waitFor();
    },
  },
  { name: 'waiting', scene: 'young' },
  { name: 'offer', scene: 'offer' },
  {
    name: 'proposal',
    scene: 'offer',
    async reach(page) {
      await page.getByRole('button', { name: 'Show the proposal' }).click();
      await page.locator('.planned-branch').first().waitFor();
    },
  },
  {
    name: 'unsorted',
    scene: 'tree',
    reach: (page) => firstPaper(page).waitFor(),
  },
  {
    name: 'tree',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('*');
      await topic(page, /^Skills/).click();
      await firstPaper(page).waitFor();
    },
  },
  {
    name: 'why',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await firstPaper(page).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.why-here cite').first().waitFor();
    },
  },
  {
    name: 'selection',
    scene: 'tree',
    async reach(page) {
      await firstPaper(page).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('3 selected').waitFor();
    },
  },
  {
    name: 'move',
    scene: 'tree',
    async reach(page) {
      await firstPaper(page).focus();
      await page.keyboard.press('m');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'topic-menu',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'topic-colour',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Colour…' }).click();
      await page.getByRole('menuitemradio', { name: 'Teal' }).waitFor();
    },
  },
  {
    name: 'merge',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Merge into…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'split',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Split…' }).click();
      await page.locator('.tree-preview-body').waitFor();
      await page.locator('.tree-preview[aria-busy=false]').waitFor();
    },
  },
  { name: 'detail', scene: 'tree', reach: openDetail },
  {
    name: 'detail-notes',
    scene: 'tree',
    async reach(page) {
      await openDetail(page);
      await page
        .getByRole('region', { name: 'Notes' })
        .getByRole('button', { name: /Write|Edit/ })
        .click();
      await page
        .getByRole('textbox', { name: 'Notes' })
        .fill(
          '## Why it matters\n\n- keeps **procedures**, not episodes\n- see [the page](https://arxiv.org)',
        );
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await page.locator('.markdown li').first().waitFor();
      await page.locator('.markdown').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'history',
    scene: 'tree',
    async reach(page) {
      await page.getByRole('button', { name: /^History/ }).click();
      await page.locator('.act-row').first().waitFor();
    },
  },
  {
    name: 'rename',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('F2');
      await page.getByRole('textbox', { name: 'New name of Agents' }).fill('');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'undo',
    scene: 'tree',
    async reach(page) {
      await page.locator('.paper-row:has(.ranked-topic)').first().focus();
      await page.keyboard.press('1');
      await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    },
  },
  {
    name: 'search',
    scene: 'tree',
    async reach(page) {
      await page.getByRole('textbox', { name: 'Search papers and topics' }).fill('hier');
      await page.locator('.search-results .paper-row').first().waitFor();
    },
  },
  {
    name: 'search-nothing',
    scene: 'tree',
    async reach(page) {
      await page.getByRole('textbox', { name: 'Search papers and topics' }).fill('author:zebra');
      await page.getByText('Nothing found for “author:zebra”').waitFor();
    },
  },
  {
    name: 'inbox',
    scene: 'tree',
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-proposal').first().waitFor();
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.locator('.planned-papers li').first().waitFor();
    },
  },
  {
    name: 'inbox-question',
    scene: 'tree',
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-proposal').first().waitFor();
      await page.locator('.inbox-question').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.locator('.inbox-details').waitFor();
    },
  },
  {
    name: 'rules',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Evaluation/).click();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Rules…' }).click();
      await page.getByRole('dialog').waitFor();
      if ((await page.locator('.rule').count()) === 0) {
        await page.getByLabel('Words of title').fill('clinical');
        await page.keyboard.press('Enter');
        await page.locator('.rule').first().waitFor();
      }
      await page.getByLabel('Words of title').fill('benchmark, agent');
      await page.getByText(/^Fits/).waitFor();
    },
  },
  {
    name: 'search-operators',
    scene: 'tree',
    async reach(page) {
      const field = page.getByRole('textbox', { name: 'Search papers and topics' });
      await field.fill('memory cat:cs.CL -survey year:soon');
      await page.getByText('Operators').click();
      await page.locator('.search-results .paper-row').first().waitFor();
    },
  },
  {
    name: 'map',
    scene: 'tree',
    async reach(page) {
      await page.getByRole('button', { name: /^Map/ }).click();
      await page.locator('.area').first().waitFor();
    },
  },
  {
    name: 'map-inside',
    scene: 'tree',
    async reach(page) {
      await page.getByRole('button', { name: /^Map/ }).click();
      // Its name: the middle is covered by what lies inside.
      await page.getByRole('button', { name: /^Agents, / }).click({ position: { x: 12, y: 10 } });
      await page.getByRole('combobox').selectOption('Read');
    },
  },
  { name: 'hostile', scene: 'hostile', reach: (page) => firstPaper(page).waitFor() },
  { name: 'newer-database', scene: 'newer' },
];
