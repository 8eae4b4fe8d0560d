import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '@/tests/bench/panel/seed';
import { makePaper } from '@/tests/support/make-paper';
import { browsers } from './support/browsers';
import { backupIdOf, readBackupNames, readTable, request } from './support/library';
import { damageFile, damages, libraryFiles, mountSmallDisk } from './support/storage-files';
import { type ExtensionBrowser, until, type View } from './support/view';

/** More than the browser's log holds, so that there are files of each kind. */
const PAPERS = 3_000;

/** How many papers the library has, each of them placed; `null` where it cannot be read. */
async function countPapers(page: View): Promise<number | null> {
  const tables = await Promise.all([readTable(page, 'papers'), readTable(page, 'placements')]).catch(
    () => null,
  );
  if (!tables) return null;
  const [papers, placements] = tables;
  const placed = new Set(placements.map(({ paperId }) => paperId));
  return papers.filter(({ id }) => placed.has(id)).length;
}

describe.each(browsers.filter(({ isHere }) => isHere))('$name', ({ name, launch }) => {
  describe('whose files are damaged', () => {
    let whole: string;
    let kinds: string[];
    let papers: number;

    beforeAll(async () => {
      whole = await mkdtemp(join(tmpdir(), 'papertree-whole-'));
      const browser = await launch({ profile: whole });
      const panel = await browser.openExtensionPage('sidepanel.html');
      await request(panel, 'createTopic', { name: 'Memory', parentId: null });
      await seed(panel, PAPERS, 40);
      await request(panel, 'savePaper', { paper: makePaper('2701.00001') });
      await request(panel, 'backUp', {});
      papers = (await readTable(panel, 'papers')).length;
      // Firefox folds its log into the database when it is closed.
      await browser.kill();
      for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie', 'lock'])
        await rm(join(whole, lock), { force: true });
      const files = libraryFiles(whole).map((path) => path.slice(whole.length + 1));
      // One of each kind: the tables and logs of Chromium are numbered, the databases of Firefox named.
      kinds = [...new Map(files.map((path) => [kindOf(path), path])).values()];
    }, 180_000);
    afterAll(() => rm(whole, { recursive: true, force: true, maxRetries: 5 }));

    it.each(damages)('keeps the library or says what is missing, and restores it: %s', async (damage) => {
      const outcomes: string[] = [];
      for (const path of kinds) {
        const profile = await mkdtemp(join(tmpdir(), 'papertree-damaged-'));
        let browser: ExtensionBrowser | null = null;
        try {
          await cp(whole, profile, { recursive: true });
          damageFile(join(profile, path), damage);
          browser = await launch({ profile });
          const panel = await browser.openExtensionPage('sidepanel.html');
          const outcome = await outcomeOf(panel, papers).catch((error: Error) => `failed: ${error.message}`);
          outcomes.push(`${basename(path)}: ${outcome}`);
        } finally {
          await browser?.close();
          await rm(profile, { recursive: true, force: true, maxRetries: 5 });
        }
      }
      console.log(`${name}, ${damage}: ${outcomes.join('; ')}`);
      expect(outcomes.filter((outcome) => !/: (kept|restored)/.test(outcome))).toEqual(
        // Chromium opens and deletes nothing without it: the panel says so, and saves the backups as files.
        name === 'Chromium' && damage === 'deleted'
          ? [expect.stringMatching(/^MANIFEST-\d+: cannot be opened/)]
          : [],
      );
    });
  });

  // Firefox on so small a disk does not come to an end within ten minutes.
  it.runIf(name === 'Chromium')(
    'on a full disk loses nothing that it said was saved, and saves again without a restart',
    async (test) => {
      const folder = await mkdtemp(join(tmpdir(), 'papertree-disk-'));
      const disk = mountSmallDisk(folder, 220);
      if (!disk) {
        console.log('SKIPPED: a full disk; only root can mount a small one.');
        return test.skip();
      }
      const profile = join(folder, 'profile');
      let browser = await launch({ profile }).catch(async (error) => {
        disk.unmount();
        throw error;
      });
      try {
        let panel = await browser.openExtensionPage('sidepanel.html');
        const said: string[] = [];
        const save = async (id: string, abstract = 'Memory.') => {
          const saved = await request(panel, 'savePaper', { paper: makePaper(id, { abstract }) }).then(
            () => true,
            () => false,
          );
          if (saved) said.push(`arxiv:${id}`);
          return saved;
        };
        for (let nth = 0; nth < 20; nth++) await save(`2401.${String(nth).padStart(5, '0')}`);
        await request(panel, 'backUp', {});
        disk.fill();
        const refused: string[] = [];
        for (let nth = 100; nth < 130; nth++) {
          const id = `2401.${String(nth).padStart(5, '0')}`;
          if (!(await save(id, noise()))) refused.push(id);
        }
        expect(refused.length).toBeGreaterThan(0);
        disk.makeSpace();
        await until('saving to work again', () => save('2402.00001'), 60_000);
        await browser.kill();
        for (const _ of [1, 2]) {
          browser = await launch({ profile });
          panel = await browser.openExtensionPage('sidepanel.html');
          await panel.waitFor({ css: '[role=treeitem]' });
          const there = new Set((await readTable(panel, 'papers')).map(({ id }) => String(id)));
          expect(said.filter((id) => !there.has(id))).toEqual([]);
          await save(`2403.0000${_}`);
          await browser.close();
        }
      } finally {
        await browser.close().catch(() => undefined);
        disk.unmount();
      }
    },
  );
});

/** What becomes of a damaged library: kept whole, or found missing and restored. */
async function outcomeOf(panel: View, papers: number): Promise<string> {
  const said = await panel.waitFor({ css: '[role=treeitem], h1, .bar-notice' }, 30_000);
  const isMissing = async () =>
    (await panel.texts({ css: 'h1, .bar-notice' })).some((text) => /missing|cannot|could not/.test(text));
  const left = await countPapers(panel);
  if (left === papers && !(await isMissing())) return 'kept';
  await until(`a word of what is missing, after “${said}”`, isMissing);
  const [name] = await readBackupNames(panel);
  if (!name) return 'no backup was found';
  const id = backupIdOf(name);
  if (left === null && !(await canBeDeleted(panel))) {
    await panel.waitFor({ css: 'button', name: 'Save' });
    expect(await panel.texts({ css: '.error-screen p' })).toContainEqual(
      expect.stringContaining('remove Papertree'),
    );
    await expect(request(panel, 'startOver', { id })).rejects.toThrow('storage-unusable');
    return 'cannot be opened, which is said beside the backups';
  }
  await (left === null ? request(panel, 'startOver', { id }) : request(panel, 'restoreBackup', { id }));
  const after = await countPapers(panel);
  if (after !== papers) return `${after} of ${papers} papers restored`;
  await request(panel, 'savePaper', { paper: makePaper('2701.00002') });
  return `restored from ${left} papers`;
}

/** Whether the browser can still delete the database, so that it can be made again. */
function canBeDeleted(panel: View): Promise<boolean> {
  return panel.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const deleting = indexedDB.deleteDatabase('papertree-none');
        deleting.onsuccess = () => resolve(true);
        deleting.onerror = () => resolve(false);
      }),
  );
}

function kindOf(path: string): string {
  return basename(path).replace(/\d{6}|(?<=MANIFEST-)\d+/, '');
}

/** 20,000 characters that no disk packs into less. */
function noise(): string {
  return Array.from({ length: 2_000 }, () => Math.random().toString(36).slice(2, 12))
    .join('')
    .slice(0, 20_000);
}
