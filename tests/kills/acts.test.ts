// Before anything that reads the database.
import 'fake-indexeddb/auto';

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PapertreeDatabase } from '@/lib/db/database';
import { readContents } from '@/lib/db/queries/read-whole-library';
import { readSetting } from '@/lib/db/settings-table';
import type { ActId, TopicId } from '@/lib/domain/ids';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import { type FrozenDatabase, thaw } from '@/tests/databases/frozen';
import { withLocalHosts } from '@/tests/e2e/support/allowed-hosts';
import { type Chromium, launchChromium } from '@/tests/e2e/support/chromium';
import { copyLibrary } from '@/tests/e2e/support/copy-library';
import { findBrowser } from '@/tests/e2e/support/find-browser';
import { backupIdOf, papersWaiting, readBackupNames, readTable, request } from '@/tests/e2e/support/library';
import { addFolder, addWebDav, inFolder, waitForState } from '@/tests/e2e/support/targets';
import { until, type View } from '@/tests/e2e/support/view';
import { expectConsistent, sorted } from '@/tests/support/library-invariants';
import { makeLibrary, makeStoredPaper } from '@/tests/support/make-library';
import { type Fault, startFaultyProxy } from '@/tests/sync/support/faulty-proxy';
import { davServers } from '@/tests/sync/support/webdav-servers';
import { seededRandom } from './seeded-random';

/*
 * Chromium or its background killed in the middle of a long act, at a random moment: all of it is there afterwards, or
 * nothing of it, and it can be done again. `KILLS=30 SEED=1 npx vitest run --project kills tests/kills/acts.test.ts`
 */
const KILLS = Number(process.env.KILLS ?? 5);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const PAPERS = 600;

const random = seededRandom(seed);
const arxivIds = Array.from({ length: PAPERS }, (_, index) => `2701.${String(index).padStart(5, '0')}`);
const filed = makeLibrary(
  arxivIds.map((id, index) => [titled(id), [`Branch ${index % 4}`, `Topic ${index % 20}`]]),
);
const unfiled = { ...filed, topics: [], placements: [] };

function titled(id: string) {
  return makeStoredPaper(id, { title: `Paper ${id}`, abstract: `What paper ${id} is about. `.repeat(20) });
}

const [rclone] = davServers;

describe.runIf(findBrowser('chromium'))(`killed in the middle of an act, seed ${seed}`, () => {
  let profile: string;
  let built: Awaited<ReturnType<typeof withLocalHosts>>;
  let browser: Chromium;
  let panel: View;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    built = await withLocalHosts();
    profile = await mkdtemp(join(tmpdir(), 'papertree-acts-'));
    await launch();
  }, 120_000);
  afterEach(async () => {
    await browser?.close().catch(() => undefined);
    for (const stop of stops.splice(0)) await stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await built.remove();
  });

  async function launch(): Promise<void> {
    browser = await launchChromium({ profile, web: () => null, extension: built.extension });
    panel = await browser.openExtensionPage('sidepanel.html');
  }

  /** Every other time the browser, else its background. */
  async function kill(nth: number): Promise<void> {
    if (nth % 2) return browser.stopBackground();
    await browser.kill();
    await launch();
  }

  /**
   * Does it once, to know how long that takes, then kills it at random moments of that time.
   * @param afterwards looks whether it was done or not, fails where it was half done, and takes it back
   * @param earliest the earliest moment, as a part of the time that it takes: what comes last is the commit
   */
  async function killEach(
    act: () => Promise<unknown>,
    afterwards: () => Promise<boolean>,
    earliest = 0,
  ): Promise<void> {
    const start = Date.now();
    await act();
    const duration = Date.now() - start;
    await afterwards();
    const outcomes: Record<string, number> = {};
    for (let nth = 0; nth < KILLS; nth++) {
      const doing = act().then(
        () => 'answered',
        () => 'unanswered',
      );
      await sleep((earliest + random() * (1.1 - earliest)) * duration);
      await kill(nth);
      const answer = await Promise.race([doing, sleep(1_000, 'unanswered')]);
      const isDone = await afterwards();
      expect(isDone || answer === 'unanswered').toBe(true);
      const outcome = `${answer}, ${isDone ? 'done' : 'not done'}`;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    console.log(`${expect.getState().currentTestName}: ${duration} ms, killed ${KILLS} times:`, outcomes);
  }

  /** What is there now, once it was found whole; an act that was cut short is finished before. */
  async function look(): Promise<{ papers: number; topics: number; importing: string }> {
    await request(panel, 'readSites', {});
    const isFinished = async () => (await readTable(panel, 'longActs')).length === 0;
    await until('the end of the act', isFinished, 60_000);
    const copy = await copyLibrary(panel);
    await expectConsistent(copy);
    const papers = await copy.papers.count();
    const topics = await copy.topics.count();
    const importing = (await readSetting(copy, 'importing'))?.state ?? 'none';
    await copy.delete();
    return { papers, topics, importing };
  }

  async function stage(contents: typeof filed): Promise<string> {
    const file = { fileName: 'library.json', format: 'papertree', unread: { count: 0, first: [] } };
    const { id } = await request(panel, 'openImport', file);
    await request(panel, 'stageImport', { id, contents });
    await request(panel, 'previewImport', { id });
    return id;
  }

  /** Imports, or goes on to import, and puts the import away. @returns its act */
  async function finishImport(id: string): Promise<ActId> {
    const importing = async () =>
      (await readTable(panel, 'settings')).find(({ key }) => key === 'importing')
        ?.value as ImportProgress | null;
    if ((await importing())?.state === 'ready') await request(panel, 'runImport', { id, way: 'join' });
    const done = await until(
      'the import to be done',
      async () => {
        const now = await importing();
        return now?.state === 'done' && now;
      },
      120_000,
    );
    await request(panel, 'endImport', {});
    if (!done.act) throw new Error('The import wrote nothing.');
    return done.act;
  }

  it('an import goes on, and its undo is whole', async () => {
    const counts = { papers: PAPERS, topics: filed.topics.length, importing: 'none' };
    let id = await stage(filed);
    await killEach(
      async () => {
        await request(panel, 'runImport', { id, way: 'join' });
        await until('the import', async () => (await readTable(panel, 'papers')).length === PAPERS, 60_000);
      },
      async () => {
        const act = await finishImport(id);
        expect(await look()).toEqual(counts);
        await request(panel, 'undo', { act });
        expect(await look()).toEqual({ papers: 0, topics: 0, importing: 'none' });
        id = await stage(filed);
        return true;
      },
    );
    await finishImport(id);
    await killEach(
      () => request(panel, 'undoLast', {}),
      async () => {
        const now = await look();
        const isUndone = now.papers === 0;
        expect(now).toEqual(isUndone ? { papers: 0, topics: 0, importing: 'none' } : counts);
        if (isUndone) await request(panel, 'redoLast', {});
        expect(await look()).toEqual(counts);
        return isUndone;
      },
    );
  });

  it.each([
    ['a restore', 0],
    ['a restore, in its commit', 0.6],
  ])('%s, is done or not', async (_, earliest) => {
    await request(panel, 'createTopic', { name: 'Alone', parentId: null });
    await request(panel, 'backUp', {});
    await finishImport(await stage(filed));
    await request(panel, 'backUp', {});
    const small = { papers: 0, topics: 1, importing: 'none' };
    const large = { papers: PAPERS, topics: filed.topics.length + 1, importing: 'none' };
    const idOf = async (papers: number) => {
      const name = (await readBackupNames(panel)).find((each) => each.split('_')[2] === String(papers));
      return backupIdOf(name ?? '');
    };
    const [empty, full] = [await idOf(0), await idOf(PAPERS)];
    await killEach(
      () => request(panel, 'restoreBackup', { id: empty }),
      async () => {
        const now = await look();
        const isRestored = now.papers === 0;
        expect(now).toEqual(isRestored ? small : large);
        if (isRestored) await request(panel, 'restoreBackup', { id: full });
        expect(await look()).toEqual(large);
        return isRestored;
      },
      earliest,
    );
  });

  it('a first tree is there or not', async () => {
    await finishImport(await stage(unfiled));
    const ids = (await readTable(panel, 'papers')).map(({ id }) => id);
    const topics = Array.from({ length: 20 }, (_, index) => ({
      name: `Planted ${index}`,
      parent: index < 4 ? null : index % 4,
      papers: ids.filter((_, nth) => nth % 20 === index),
    }));
    await killEach(
      () => request(panel, 'createTree', { topics }),
      async () => {
        const now = await look();
        const isThere = now.topics > 0;
        expect(now).toEqual({ papers: PAPERS, topics: isThere ? topics.length : 0, importing: 'none' });
        if (isThere) await request(panel, 'undoLast', {});
        expect((await look()).topics).toBe(0);
        return isThere;
      },
    );
  });

  it('papers of a deleted topic are filed, and counted right', async () => {
    await finishImport(await stage(unfiled));
    const papers = (await readTable(panel, 'papers')).map(({ id }) => id);
    const allFiled = () => until('all to be filed', async () => (await papersWaiting(panel)) === 0, 300_000);
    // One topic, so that all of them wait at once, and are filed in two batches.
    const deleteTopicOfAll = async () => {
      await allFiled();
      const { topics } = await request(panel, 'createTree', {
        topics: [{ name: 'All', parent: null, papers }],
      });
      await request(panel, 'deleteTopic', { topicId: topics[0] as TopicId });
    };
    await killEach(
      async () => {
        await deleteTopicOfAll();
        await allFiled();
      },
      async () => {
        const now = await look();
        expect(now.papers).toBe(PAPERS);
        for (const { id } of await readTable(panel, 'topics'))
          await request(panel, 'deleteTopic', { topicId: id });
        await allFiled();
        expect(await look()).toEqual({ papers: PAPERS, topics: 0, importing: 'none' });
        return true;
      },
    );
  });

  it('an upgrade is done in the end, and loses nothing', async () => {
    const old = manyOf(await readFile(new URL('../databases/v3.json', import.meta.url), 'utf8'));
    await thaw('upgraded-here', JSON.stringify(old));
    const here = new PapertreeDatabase('upgraded-here');
    const { placements: _, ...then } = sorted(await readContents(here)) as Record<string, unknown>;
    const outcomes: Record<number, number> = {};
    for (let nth = 0; nth < KILLS; nth++) {
      await layDown(browser, old);
      await browser.kill();
      await launch();
      await sleep(random() * 1_500);
      await browser.kill();
      await launch();
      await panel.waitFor({ css: '[role=treeitem]' }, 60_000);
      const copy = await copyLibrary(panel);
      // Papers that waited are filed by then.
      const { placements, ...now } = sorted(await readContents(copy)) as Record<string, unknown>;
      expect(now).toEqual(then);
      expect(placements).toHaveLength(old.tables.placements?.length ?? 0);
      const before = (await readBackupNames(panel)).filter((name) => name.includes('_upgrade_')).length;
      outcomes[before] = (outcomes[before] ?? 0) + 1;
      await copy.delete();
    }
    console.log(`Upgrades killed ${KILLS} times; backups before the upgrade, and how often:`, outcomes);
  });

  /** Has the target follow one new name after another, killed in between; what stands there is whole at any time. */
  async function follow(read: () => Promise<string>, fault: (nth: number) => void): Promise<void> {
    await waitForState(panel, 'in-sync');
    const topicId = filed.topics[0]?.id as TopicId;
    for (let nth = 0; nth < KILLS; nth++) {
      fault(nth);
      await request(panel, 'renameTopic', { topicId, name: `Renamed ${nth}` });
      await sleep(random() * 4_000);
      expect(flawOf(await read())).toBe('');
      await kill(nth);
      expect(flawOf(await read())).toBe('');
      fault(-1);
      await until(
        'the change at the target',
        async () => {
          const text = await read();
          if (flawOf(text)) throw new Error(flawOf(text));
          return text.includes(`Renamed ${nth}`);
        },
        120_000,
      );
    }
    await look();
  }

  it('an export to a folder arrives, and the file is whole at any time', async () => {
    await finishImport(await stage(filed));
    await addFolder(panel);
    await follow(
      () => inFolder(panel),
      () => undefined,
    );
  });

  it.runIf(rclone?.isHere)(
    'an export over WebDAV arrives, with the server killed, cut and slowed',
    async () => {
      const server = await rclone?.start();
      if (!server) return;
      const proxy = await startFaultyProxy(server.address);
      stops.push(proxy.stop, server.stop);
      await finishImport(await stage(filed));
      await addWebDav(panel, proxy.address);
      const faults: (Fault | null)[] = ['drop', 'half-an-answer', 'slow', null];
      await follow(
        () => readFile(join(server.folder, 'papers.bib'), 'utf8'),
        (nth) => proxy.fail(nth < 0 ? null : (faults[nth % faults.length] ?? null)),
      );
    },
  );
});

/** What is wrong with a BibTeX file of the library; empty where it is whole. */
function flawOf(text: string): string {
  const entries = new Set(text.match(/2701\.\d{5}/g)).size;
  if (entries !== PAPERS) return `${entries} papers of ${PAPERS}`;
  return /\}\s*$/.test(text) ? '' : `ends in ${JSON.stringify(text.slice(-20))}`;
}

/** A frozen library with many times as many papers, so that an upgrade takes long enough to be killed. */
function manyOf(json: string): FrozenDatabase {
  const frozen: FrozenDatabase = JSON.parse(json);
  const [model] = frozen.tables.papers as { id: string }[];
  const [placement] = (frozen.tables.placements as { paperId: string }[]).filter(
    ({ paperId }) => paperId === model?.id,
  );
  for (let index = 0; index < 2_000; index++) {
    const id = `arxiv:2801.${String(index).padStart(5, '0')}`;
    frozen.tables.papers?.push({
      ...model,
      id,
      aliases: [id],
      citationKey: `key${index}`,
      identifiers: { arxiv: id.slice(6) },
    });
    frozen.tables.placements?.push({ ...placement, paperId: id });
  }
  for (const derived of ['embeddings', 'snapshots', 'queue']) frozen.tables[derived] = [];
  return frozen;
}

/** Puts a database of an older version in the place of the library. The page is ours, and opens nothing of itself. */
async function layDown(browser: Chromium, { version, stores, tables }: FrozenDatabase): Promise<void> {
  await browser.stopBackground();
  for (const page of browser.context.pages()) if (page.url().includes('sidepanel')) await page.close();
  const page = await browser.openExtensionPage('manifest.json');
  await page.evaluate(
    async (number, declared, rows) => {
      const root = await navigator.storage.getDirectory();
      await root.removeEntry('backups', { recursive: true }).catch(() => undefined);
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { clear(): Promise<void> } } };
      };
      await chrome.storage.local.clear();
      const ended = (request: IDBOpenDBRequest) =>
        new Promise<IDBDatabase>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      // Dexie's words: `++` counts, `&` is unique, `*` has many, `[a+b]` is of two fields; its versions are ten times ours.
      const pathOf = (words: string) => {
        const name = words.replace(/^[&*+]+/, '');
        return name.startsWith('[') ? name.slice(1, -1).split('+') : name;
      };
      const create = (opening: IDBOpenDBRequest) => {
        for (const [name, text] of Object.entries(declared)) {
          const [key = '', ...indexes] = text.split(', ');
          const store = opening.result.createObjectStore(name, {
            keyPath: pathOf(key),
            autoIncrement: key.startsWith('++'),
          });
          for (const each of indexes)
            store.createIndex(each.replace(/^[&*+]+/, ''), pathOf(each), {
              unique: each.startsWith('&'),
              multiEntry: each.includes('*'),
            });
          for (const row of rows[name] ?? []) store.put(row);
        }
      };
      // A background that starts in between makes a library of its own.
      for (let attempt = 0; ; attempt++) {
        await ended(indexedDB.deleteDatabase('papertree'));
        const opening = indexedDB.open('papertree', number * 10);
        opening.onupgradeneeded = () => create(opening);
        const opened = await ended(opening).catch((error: unknown) => {
          if (attempt === 20) throw error;
          return null;
        });
        if (!opened) continue;
        opened.close();
        break;
      }
    },
    version,
    stores,
    tables,
  );
}
