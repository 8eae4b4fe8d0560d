import type { Page } from 'playwright-core';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { makePaper } from '@/tests/support/make-paper';
import { fromMenu, type Screen } from './screen';

const listed = [
  'Episodic memory for embodied assistants',
  'Forgetting on purpose: memory budgets for long conversations',
  'Rubrics as rewards for open-ended reasoning',
  'A benchmark of clinical summaries',
  'Tensor networks and the weather of Jupiter',
];

function shown(title: string, index = 0): CapturedPaper {
  return makePaper(`2406.0000${index + 1}`, {
    ...{ title, links: { abs: 'https://arxiv.org/abs/2406.00001', pdf: 'https://arxiv.org/pdf/2406.00001' } },
  });
}

/** Tells the panel what the page beside it shows. */
async function showPage(page: Page, shown: ShownPage): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('shown-page', { detail })), shown);
}

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
    name: 'this-page',
    scene: 'tree',
    async reach(page) {
      await showPage(page, { kind: 'single', papers: [shown('Agents that remember what they read')] });
      await page.locator('.shown-near li').first().waitFor();
    },
  },
  {
    name: 'this-page-list',
    scene: 'tree',
    async reach(page) {
      await showPage(page, { kind: 'list', papers: listed.map(shown) });
      await page.getByRole('button', { name: /^Memory/, expanded: false }).click();
      await page.locator('.shown-papers li').first().waitFor();
    },
  },
  {
    name: 'map',
    scene: 'tree',
    async reach(page) {
      await fromMenu(page, 'Map');
      await page.locator('.map-paper').first().waitFor();
    },
  },
  {
    name: 'map-inside',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await fromMenu(page, 'Map');
      // Clicks the area's name, since its middle is covered by its contents.
      await page.getByRole('button', { name: /^Agents, / }).click({ position: { x: 12, y: 10 } });
      await page.getByLabel('Read', { exact: true }).check();
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
