import type { Page } from 'playwright-core';
import { REFUSED_SECRET } from '../fake-targets';
import { fromMenu, headerButton, openTopicMenu, type Screen } from './screen';

const bib = `@misc{a, title={Agents that remember}, eprint={2401.00001}, groups={Memory}}
@misc{b, title={Seeing in the dark}, eprint={2401.00002}}
@misc{c, year={2020}}`;

/** Exports, imports, backups, options, and the errors for an unreadable library. */
export const surroundingScreens: Screen[] = [
  {
    name: 'export',
    scene: 'tree',
    async reach(page) {
      await openTopicMenu(page, /^Agents/);
      await page.getByRole('menuitem', { name: 'Export…' }).click();
      await page.locator('.export-form').waitFor();
    },
  },
  {
    name: 'targets',
    scene: 'busy',
    async reach(page) {
      await openTargets(page);
      await page.locator('.target').nth(3).waitFor();
    },
  },
  { name: 'targets-none', scene: 'empty', isVariant: true, reach: openTargets },
  { name: 'target-where', scene: 'tree', reach: addServer },
  {
    name: 'target-refused',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await addServer(page);
      await page.getByLabel('Password').fill(REFUSED_SECRET);
      await page.getByRole('button', { name: 'Test and continue' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'target-what',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await addServer(page);
      await page.getByRole('button', { name: 'Test and continue' }).click();
      await page.getByLabel('A file for each chosen topic').check();
      await page.getByLabel('Encrypt all files before they leave this device').check();
    },
  },
  {
    name: 'target-when',
    scene: 'tree',
    isVariant: true,
    async reach(page) {
      await addServer(page);
      await page.getByRole('button', { name: 'Test and continue' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('Name').waitFor();
    },
  },
  { name: 'options', scene: 'tree', show: 'options' },
  {
    name: 'options-import',
    scene: 'young',
    show: 'options',
    async reach(page) {
      await page.locator('#import :is(input[type=file], .import-preview)').first().waitFor();
      // The import still waits from an earlier visit.
      if ((await page.locator('.import-preview').count()) > 0) return;
      const file = { name: 'mine.bib', mimeType: 'text/plain', buffer: Buffer.from(bib) };
      await page.locator('#import input[type=file]').setInputFiles(file);
      await page.locator('.import-preview').waitFor();
    },
  },
  {
    name: 'options-busy',
    scene: 'busy',
    isVariant: true,
    show: 'options',
    async reach(page) {
      await page.locator('#import progress').waitFor();
      await page.getByRole('button', { name: 'Restore…' }).first().click();
      await page.locator('.restore-question').waitFor();
    },
  },
  {
    name: 'storage-full',
    scene: 'full',
    async reach(page) {
      await headerButton(page, /^New topic/).click();
      await page.keyboard.type('Robots');
      await page.keyboard.press('Enter');
      await page.getByText('The disk is full').waitFor();
    },
  },
  {
    name: 'lost-library',
    scene: 'lost',
    reach: (page) => page.locator('.backup-list > li').nth(3).waitFor(),
  },
  { name: 'newer-database', scene: 'newer' },
  {
    name: 'closed-database',
    scene: 'closed',
    isVariant: true,
    reach: (page) => page.locator('.backup-list').waitFor(),
  },
];

async function openTargets(page: Page): Promise<void> {
  await fromMenu(page, 'Export and sync');
  await page.getByRole('button', { name: 'Add destination' }).waitFor();
}

async function addServer(page: Page): Promise<void> {
  await openTargets(page);
  await page.getByRole('button', { name: 'Add destination' }).click();
  await page.getByLabel('WebDAV').check();
  await page.getByLabel('Address of the folder').fill('https://cloud.example/dav/papers/');
}
