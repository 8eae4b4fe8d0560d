import { firstPaper, headerButton, openTopicMenu, type Screen, topic } from './screen';

export const treeScreens: Screen[] = [
  {
    name: 'unsorted',
    scene: 'tree',
    isVariant: true,
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
    name: 'new-topic',
    scene: 'tree',
    async reach(page) {
      await headerButton(page, /^New topic/).click();
      await page.getByRole('textbox', { name: 'Name of the new topic' }).waitFor();
    },
  },
  {
    name: 'rename',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('F2');
      await page.getByRole('textbox', { name: 'New name of Agents' }).fill('');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'topic-menu', scene: 'tree', reach: (page) => openTopicMenu(page, /^Agents/) },
  {
    name: 'topic-colour',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await openTopicMenu(page, /^Agents/);
      await page.getByRole('menuitem', { name: 'Colour…' }).click();
      await page.getByRole('menuitemradio', { name: 'Teal' }).waitFor();
    },
  },
  {
    name: 'merge',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await openTopicMenu(page, /^Agents/);
      await page.getByRole('menuitem', { name: 'Merge into…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'split',
    scene: 'tree',
    async reach(page) {
      await openTopicMenu(page, /^Agents/);
      await page.getByRole('menuitem', { name: 'Split…' }).click();
      await page.locator('.tree-preview-body').waitFor();
      await page.locator('.tree-preview[aria-busy=false]').waitFor();
    },
  },
  {
    name: 'undo',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await page.locator('.paper-row:has(.ranked-topic)').first().focus();
      await page.keyboard.press('1');
      await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    },
  },
  {
    name: 'empty-topic',
    scene: 'hostile',
    isVariant: true,
    async reach(page) {
      await topic(page, /right to left/).click();
      await page.locator('.papers-pane .empty-state').waitFor();
    },
  },
  { name: 'hostile', scene: 'hostile', reach: (page) => firstPaper(page).waitFor() },
];
