import type { Page } from 'playwright-core';
import { headerButton, openTopicMenu, type Screen } from './screen';

export const inboxScreens: Screen[] = [
  {
    name: 'inbox',
    scene: 'tree',
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-reorganisation').focus();
    },
  },
  {
    name: 'reorganise',
    scene: 'tree',
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-reorganisation').focus();
      await page.keyboard.press('1');
      await page.getByRole('checkbox').last().uncheck();
      await page.getByRole('button', { name: 'Preview' }).first().click();
      await page.locator('.planned-papers li').first().waitFor();
    },
  },
  {
    name: 'inbox-question',
    scene: 'tree',
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-question').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.locator('.inbox-details').waitFor();
    },
  },
  {
    name: 'inbox-declined',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await openInbox(page);
      await page.locator('.inbox-reorganisation').focus();
      await page.keyboard.press('2');
      await page.getByText('Declined 3 suggestions.').waitFor();
      await page.keyboard.press('Control+z');
      await page.locator('.inbox-reorganisation').waitFor();
    },
  },
  {
    name: 'inbox-empty',
    scene: 'empty',
    isVariant: true,
    async reach(page) {
      await headerButton(page, /^Inbox/).click();
      await page.getByText('Inbox is empty.').waitFor();
    },
  },
  {
    name: 'rules',
    scene: 'tree',
    async reach(page) {
      await openTopicMenu(page, /^Evaluation/);
      await page.getByRole('menuitem', { name: 'Rules…' }).click();
      await page.getByRole('dialog').waitFor();
      if ((await page.locator('.rule').count()) === 0) {
        await page.getByLabel('Words in title').fill('clinical');
        await page.keyboard.press('Enter');
        await page.locator('.rule').first().waitFor();
      }
      await page.getByLabel('Words in title').fill('benchmark, agent');
      await page.getByText(/^Fits/).waitFor();
    },
  },
];

async function openInbox(page: Page): Promise<void> {
  await headerButton(page, /^Inbox/).click();
  await page.locator('.inbox-reorganisation').first().waitFor();
}
