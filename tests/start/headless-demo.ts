import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../e2e/support/chromium';
import { drawTree } from '../e2e/support/library';
import { FINAL_STATES, saveInList, waitForMark } from '../e2e/support/marks';
import { acceptFirstTree } from '../e2e/support/panel';
import { examplePapers } from '../pages/example-papers';
import { pageFor } from '../pages/serve-page';

/** The newest day of the demo pages has forty papers; the day before has others, which the tree has not seen. */
const NEWEST = 'https://huggingface.co/papers/date/2026-06-12';
const DAY_BEFORE = 'https://huggingface.co/papers/date/2026-06-11';
const SAVED = examplePapers.slice(0, 40);
/** A paper of the day before. */
const MET = examplePapers[41];

/**
 * Saves forty papers by clicking their marks, accepts the first tree that the panel suggests, and returns the tree as
 * text. Writes pictures of the pages and of the panel, which the README shows, into the folder.
 */
export async function runHeadlessDemo(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium({ web: pageFor, width: 1200, height: 820 });
  try {
    console.log(`On ${NEWEST}:`);
    const page = await browser.open(NEWEST);
    for (const { title } of SAVED) {
      await saveInList(page, title);
      await waitForMark(page, title, FINAL_STATES);
      console.log(`  saved ${title}`);
    }
    await page.close();

    console.log('In the panel: accepting the suggested topics.');
    const view = await browser.openExtensionPage('sidepanel.html');
    const panel = browser.context.pages().find((each) => each.url().endsWith('sidepanel.html')) as Page;
    await panel.setViewportSize({ width: 420, height: 720 });
    // The last papers may still be filed.
    await view.waitFor({ css: '.offer-card' }, 60_000);
    await acceptFirstTree(view);
    const tree = await drawTree(view);
    await picturePanel(panel, folder);
    await panel.close();

    console.log(`On ${DAY_BEFORE}: the marks name topics of the new tree.`);
    const next = await browser.open(DAY_BEFORE);
    if (MET) {
      await saveInList(next, MET.title);
      await waitForMark(next, MET.title, FINAL_STATES);
    }
    await next.screenshot(join(folder, 'page.png'));
    return `\n${tree}`;
  } finally {
    await browser.close();
  }
}

/** Tree, inbox, search and map; inbox and map in the dark scheme. */
async function picturePanel(panel: Page, folder: string): Promise<void> {
  const picture = (name: string) =>
    panel.screenshot({ path: join(folder, `panel-${name}.png`), animations: 'disabled' });
  const agents = panel.getByRole('treeitem', { name: /^Agents/ }).first();
  await agents.click();
  await panel.keyboard.press('ArrowRight');
  await panel.locator('.paper-row').first().waitFor();
  await picture('tree');
  await panel.keyboard.press('/');
  await panel.keyboard.type('memory of agents');
  await panel.locator('.search-results .paper-title').first().waitFor();
  await picture('search');
  await panel.keyboard.press('Escape');
  await panel.emulateMedia({ colorScheme: 'dark' });
  await panel.getByRole('button', { name: /^Inbox/ }).click();
  await panel.getByRole('row').first().waitFor();
  await picture('inbox');
  await panel.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Map' }).click();
  await panel.getByRole('heading', { name: 'Map' }).waitFor();
  await picture('map');
}
