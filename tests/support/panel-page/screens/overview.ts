import { fromMenu, type Screen } from './screen';

export const overviewScreens: Screen[] = [
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
    isVariant: true,
    async reach(page) {
      await page.getByRole('textbox', { name: 'Search papers and topics' }).fill('author:zebra');
      await page.getByText('Nothing found for “author:zebra”').waitFor();
    },
  },
  {
    name: 'search-operators',
    scene: 'tree',
    isVariant: true,
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
      await fromMenu(page, 'Map');
      await page.locator('.area').first().waitFor();
    },
  },
  {
    name: 'map-inside',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await fromMenu(page, 'Map');
      // Its name: the middle is covered by what lies inside.
      await page.getByRole('button', { name: /^Agents, / }).click({ position: { x: 12, y: 10 } });
      await page.getByRole('combobox').selectOption('Read');
    },
  },
  {
    name: 'map-empty',
    scene: 'empty',
    isVariant: true,
    async reach(page) {
      await fromMenu(page, 'Map');
      await page.locator('.map .empty-state').waitFor();
    },
  },
  {
    name: 'history',
    scene: 'tree',
    async reach(page) {
      await fromMenu(page, 'History');
      await page.locator('.act-row').first().waitFor();
    },
  },
  {
    name: 'history-since',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await fromMenu(page, 'History');
      await page.getByRole('button', { name: /^Undo what Papertree did/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'history-empty',
    scene: 'empty',
    isVariant: true,
    async reach(page) {
      await fromMenu(page, 'History');
      await page.locator('.history .empty-state').waitFor();
    },
  },
];
