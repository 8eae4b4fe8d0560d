import type { Page } from 'playwright-core';
import type { Scene } from '../fill-library';

/** A state of the panel or the options to look at: the scene, and the keys that lead there. */
export interface Screen {
  name: string;
  scene: Scene;
  show?: 'options';
  /** Whether it differs from another screen only in a detail; only the long suite checks it. */
  isVariant?: true;
  reach?(page: Page): Promise<void>;
}

export const topic = (page: Page, name: RegExp) => page.getByRole('treeitem', { name });
export const firstPaper = (page: Page) => page.locator('.paper-row').first();
export const headerButton = (page: Page, name: RegExp) =>
  page.locator('.panel-header').getByRole('button', { name });

export async function openTopicMenu(page: Page, name: RegExp): Promise<void> {
  await topic(page, name).click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu').waitFor();
}

/** Chooses an item of the panel's menu. */
export async function fromMenu(page: Page, name: string): Promise<void> {
  await headerButton(page, /^Menu$/).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
