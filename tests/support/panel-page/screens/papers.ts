import type { Page } from 'playwright-core';
import { firstPaper, type Screen, topic } from './screen';

export const paperScreens: Screen[] = [
  {
    name: 'why',
    scene: 'tree',
    async reach(page) {
      await topic(page, /^Agents/).click();
      // Not a paper that an earlier screen placed as a person: its row shows no more than that.
      await page.locator('.paper-row:has([data-state=program])').first().focus();
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
    name: 'paper-menu',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await firstPaper(page).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'tag',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await firstPaper(page).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Add a tag…' }).click();
      await page.getByRole('dialog').waitFor();
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
  { name: 'detail', scene: 'tree', reach: openDetail },
  {
    name: 'detail-notes',
    scene: 'tree',
    async reach(page) {
      await openDetail(page);
      const field = page.getByRole('textbox', { name: 'Notes' });
      // Existing notes are shown instead of the field.
      if ((await field.count()) === 0) await page.keyboard.press('n');
      await field.fill(
        '## Why it matters\n\n- keeps **procedures**, not episodes\n- see [the page](https://arxiv.org)',
      );
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await page.locator('.markdown li').first().waitFor();
      await page.locator('.markdown').scrollIntoViewIfNeeded();
    },
  },
];

async function openDetail(page: Page): Promise<void> {
  await topic(page, /^Agents/).click();
  await page.keyboard.press('*');
  await topic(page, /^Memory/).click();
  await page.getByRole('grid', { name: 'Papers in Memory' }).getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.similar-papers li').first().waitFor();
}
