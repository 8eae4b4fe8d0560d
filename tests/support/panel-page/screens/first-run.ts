import { firstPaper, type Screen, topic } from './screen';

export const firstRunScreens: Screen[] = [
  { name: 'welcome', scene: 'empty' },
  {
    name: 'welcome-tree',
    scene: 'empty',
    isVariant: true,
    reach: (page) => page.getByRole('button', { name: 'Next' }).click(),
  },
  {
    name: 'welcome-privacy',
    scene: 'empty',
    isVariant: true,
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
  { name: 'waiting', scene: 'young', isVariant: true },
  { name: 'offer', scene: 'offer' },
  {
    name: 'proposal',
    scene: 'offer',
    isVariant: true,
    async reach(page) {
      await page.getByRole('button', { name: 'Show the proposal' }).click();
      await page.locator('.planned-branch').first().waitFor();
    },
  },
  {
    name: 'busy',
    scene: 'busy',
    isVariant: true,
    async reach(page) {
      await topic(page, /^Agents/).click();
      await page.keyboard.press('*');
      await firstPaper(page).waitFor();
    },
  },
];
