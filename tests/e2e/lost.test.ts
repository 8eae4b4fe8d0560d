import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { chromium } from './support/browsers';
import { readTable, request } from './support/library';
import { damageFile, libraryFiles } from './support/storage-files';
import { until } from './support/view';

/** The short form of damage.long.test.ts. */
it.each([chromium].filter(({ isHere }) => isHere))(
  '$name says that the library is missing where its files are, and restores it',
  async ({ launch }) => {
    const profile = await mkdtemp(join(tmpdir(), 'papertree-lost-'));
    let browser = await launch({ profile });
    try {
      let panel = await browser.openExtensionPage('sidepanel.html');
      await request(panel, 'createTopic', { name: 'Memory', parentId: null });
      for (const id of ['2401.00001', '2401.00002'])
        await request(panel, 'savePaper', { paper: makePaper(id) });
      await request(panel, 'backUp', {});
      await browser.close();
      for (const file of libraryFiles(profile)) damageFile(file, 'deleted');

      browser = await launch({ profile });
      panel = await browser.openExtensionPage('sidepanel.html');
      await panel.waitFor({ css: 'h1', name: 'Your library is missing' });
      // What is saved in between is kept.
      await request(panel, 'savePaper', { paper: makePaper('2401.00003') });
      await panel.click({ css: 'button', name: 'Restore…' });
      await panel.click({ css: 'button', name: 'Restore this backup' });
      await panel.waitFor({ css: '[role=treeitem]', name: 'Memory' });
      await until('all papers', async () => (await readTable(panel, 'papers')).length === 3);
      expect(await panel.texts({ css: 'h1', name: 'missing' })).toEqual([]);
    } finally {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
);
