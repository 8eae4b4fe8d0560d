import { firstPaper, type Screen, topic } from './screen';

export const firstRunScreens: Screen[] = [
  { name: 'welcome', scene: 'empty' },
  { name: 'waiting', scene: 'young', isVariant: true },
  { name: 'offer', scene: 'offer' },
  {
    name: 'proposal',
    scene: 'offer',
    isVariant: true,
    async reach(page) {
      await page.getByRole('button', { name: 'Show suggested topics' }).click();
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
