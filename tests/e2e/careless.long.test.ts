import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperId, TopicId } from '@/lib/domain/ids';
import { makeLibrary, makeStoredPaper } from '@/tests/support/make-library';
import { makePaper } from '@/tests/support/make-paper';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { readBackupNames, readPlaces, readTable, request } from './support/library';
import { until, type View } from './support/view';

/** What a careless or unlucky person does with the browser itself; what happens in the library is `tests/flow/careless-use.test.ts`. */
describe.runIf(findBrowser('chromium'))('a careless person, in Chromium, loses nothing', () => {
  let profile: string;
  let browser: Chromium;
  let panel: View;
  const papers = ['2401.00001', '2401.00002', '2401.00003'];
  const ids = papers.map((id) => `arxiv:${id}` as PaperId);
  let topicId: TopicId;

  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'papertree-careless-'));
    await launch();
    ({ topicId } = await request(panel, 'createTopic', { name: 'Memory', parentId: null }));
    for (const id of papers) await request(panel, 'savePaper', { paper: makePaper(id) });
    await request(panel, 'movePapers', { paperIds: ids, topicId });
  }, 120_000);
  afterEach(async () => {
    await browser.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function launch(): Promise<void> {
    browser = await launchChromium({ profile, web: () => null });
    panel = await browser.openExtensionPage('sidepanel.html');
  }

  const countPapers = async () => (await readTable(panel, 'papers')).length;

  it('in two windows that delete the same topic and papers', async () => {
    const other = await browser.openExtensionPage('sidepanel.html');
    await Promise.allSettled([
      request(panel, 'deletePapers', { paperIds: ids }),
      request(other, 'deleteTopic', { topicId }),
      request(other, 'deletePapers', { paperIds: ids }),
      request(panel, 'annotatePapers', { paperIds: ids, annotation: { addTags: ['late'] } }),
    ]);
    for (let undone = 0; undone < 6 && (await countPapers()) < 3; undone++)
      await request(other, 'undoLast', {});
    expect(await countPapers()).toBe(3);
  });

  it('by closing the browser, and pressing undo in the next one', async () => {
    await request(panel, 'annotatePapers', { paperIds: ids, annotation: { notes: 'Read' } });
    await request(panel, 'deletePapers', { paperIds: ids });
    await browser.kill();
    await launch();
    await request(panel, 'undoLast', {});
    expect((await readTable(panel, 'papers')).map(({ notes }) => notes)).toEqual(['Read', 'Read', 'Read']);
    expect([...(await readPlaces(panel)).values()]).toEqual([['Memory'], ['Memory'], ['Memory']]);
  });

  it('by switching the extension off in the middle of an import', async () => {
    const contents = makeLibrary(
      Array.from({ length: 500 }, (_, nth) => [makeStoredPaper(`2402.${String(nth).padStart(5, '0')}`), []]),
    );
    const file = { fileName: 'library.json', format: 'papertree', unread: { count: 0, first: [] } };
    const { id } = await request(panel, 'openImport', file);
    await request(panel, 'stageImport', { id, contents });
    await request(panel, 'previewImport', { id });
    const importing = request(panel, 'runImport', { id, way: 'join' }).catch(() => undefined);
    const extensions = await browser.context.newPage();
    await extensions.goto('chrome://extensions');
    const setEnabled = (isEnabled: boolean) =>
      extensions.evaluate(
        ([extension, is]) =>
          (
            globalThis as unknown as {
              chrome: { management: { setEnabled(id: string, is: boolean): Promise<void> } };
            }
          ).chrome.management.setEnabled(extension, is),
        [browser.extensionId, isEnabled] as const,
      );
    await setEnabled(false);
    await Promise.race([importing, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    await setEnabled(true);
    panel = await until('the panel', () => browser.openExtensionPage('sidepanel.html'));
    const state = async () =>
      (await readTable(panel, 'settings')).find(({ key }) => key === 'importing')?.value as {
        state: string;
      } | null;
    // Switched off before it began, it still waits for a word.
    if ((await state())?.state === 'ready') await request(panel, 'runImport', { id, way: 'join' });
    await until('the import', async () => (await state())?.state === 'done', 120_000);
    expect(await countPapers()).toBe(503);
  });

  it('by clearing all that the extension keeps: it is not taken for a new one', async () => {
    await request(panel, 'backUp', {});
    expect(await readBackupNames(panel)).not.toEqual([]);
    const session = await browser.context.newCDPSession(
      browser.context.pages()[0] ?? (await browser.context.newPage()),
    );
    await session.send('Storage.clearDataForOrigin', {
      origin: `chrome-extension://${browser.extensionId}`,
      storageTypes: 'indexeddb',
    });
    await browser.close();
    await launch();
    await panel.waitFor({ css: 'h1', name: 'Your library is missing' });
    await panel.click({ css: 'button', name: 'Restore…' });
    // The preview moves the button that is below it.
    await panel.waitFor({ css: '.restore-question', name: 'Papers to be restored: 3' });
    await panel.click({ css: 'button', name: 'Restore this backup' });
    await until('all papers', async () => (await countPapers()) === 3);
  });
});
