import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperId, Place } from '@/lib/domain/ids';
import { countPlacements, type PlaceCount } from '@/lib/domain/placements/count-placements';
import { readLibraryFile } from '@/lib/library-file/library-file';
import { type InventedLibrary, inventLibrary } from '@/tests/bench/scale/invented';
import { openPanel, openScreen, PAPER_ROW } from '@/tests/bench/scale/panel';
import { seed } from '@/tests/bench/scale/seed';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser, howToInstall } from './support/find-browser';
import { readBackupNames, readTable, request } from './support/library';
import { until, type View } from './support/view';

/** `LARGE=100000` asks for another size. */
const SIZE = Number(process.env.LARGE ?? 50_000);
const TOPICS = Math.ceil(SIZE / 25);
/** Papers of the acts that are long. */
const MANY = Math.min(5_000, Math.floor(SIZE / 4));
const PATIENCE = 300_000;

if (!findBrowser('chromium')) console.warn(`Skipped: ${howToInstall('chromium')}`);

describe.skipIf(!findBrowser('chromium'))(`a library of ${SIZE.toLocaleString('en')} papers`, () => {
  let browser: Chromium;
  let inside: View;
  let library: InventedLibrary;
  let panel: Page;

  beforeAll(async () => {
    browser = await launchChromium({ web: () => null });
    library = inventLibrary(TOPICS);
    // A page of the extension that runs nothing of it.
    inside = await browser.openExtensionPage('manifest.json');
    await request(inside, 'readSites', {});
    await seed(inside, library, SIZE);
    panel = await openPanel({ browser, inside, library, size: SIZE, emptyMemory: 0 });
  }, 20 * 60_000);
  afterAll(() => browser?.close());

  const save = async (nth: number): Promise<PaperId> => {
    const arxiv = `9902.${10_000 + nth}`;
    const { title, abstract, authors, categories } = library.paperAt(7 * nth + 1).paper;
    const about = { title: `${title}, again`, abstract, authors, categories, keywords: [], links: {} };
    const page = { pageUrl: `https://arxiv.org/abs/${arxiv}`, parser: 'arxiv-abs' };
    await request(inside, 'savePaper', { paper: { ...about, identifiers: { arxiv }, ...page } });
    return `arxiv:${arxiv}` as PaperId;
  };
  const isFiled = async (id: PaperId) =>
    !(await readTable(inside, 'queue')).some(({ kind, subject }) => kind === 'file' && subject === id);
  /** What is counted of each place, and what there is. */
  const counts = async () => {
    const byPlace = (all: Iterable<PlaceCount>) =>
      new Map<Place, PlaceCount>([...all].map((count) => [count.place, count]));
    return {
      kept: byPlace(await readTable(inside, 'placeCounts')),
      made: byPlace(countPlacements(await readTable(inside, 'placements')).values()),
    };
  };

  it('saves a paper and files it, also once the background was stopped', async () => {
    const first = await save(0);
    await until('the first paper to be filed', () => isFiled(first), PATIENCE);
    await browser.stopBackground();
    const second = await save(1);
    await until('the second paper to be filed', () => isFiled(second), PATIENCE);
  });

  it('finds papers by words', async () => {
    await panel.getByRole('textbox').first().fill('hierarchical');
    const hit = panel.locator(`.search-results ${PAPER_ROW}`).first();
    await hit.waitFor({ timeout: PATIENCE });
    await panel.getByRole('textbox').first().fill('');
  });

  it('moves thousands at once while another paper is saved, and takes that back', async () => {
    const before = (await counts()).kept;
    const paperIds = Array.from({ length: MANY }, (_, nth) => library.paperAt(3 * nth).paper.id as PaperId);
    const topicId = library.topics.at(-1)?.id ?? 'unsorted';
    let isMoved = false;
    const moving = request(inside, 'movePapers', { paperIds, topicId }).then(({ act }) => {
      isMoved = true;
      return act;
    });
    const third = await save(2);
    expect(isMoved).toBe(false);
    const act = await moving;
    await until('the paper to be filed', () => isFiled(third), PATIENCE);
    const moved = await counts();
    expect(moved.kept).toEqual(moved.made);
    expect(moved.kept.get(topicId)?.papers).toBeGreaterThanOrEqual(MANY);

    await request(inside, 'undo', { act });
    await request(inside, 'deletePapers', { paperIds: [third] });
    const undone = await counts();
    expect(undone.kept).toEqual(undone.made);
    expect(undone.kept.get(topicId)).toEqual(before.get(topicId));
  });

  it('is backed up, and exported whole as a library file and as BibTeX', async () => {
    const papers = (await readTable(inside, 'papers')).length;
    const backups = await readBackupNames(inside);
    await request(inside, 'backUp', {});
    expect(await readBackupNames(inside)).not.toEqual(backups);

    const exported = async (format: string): Promise<string> => {
      await openScreen(panel, 'Export and sync', '.export-form');
      await panel.locator('.export-form select').first().selectOption(format);
      const downloaded = panel.waitForEvent('download', { timeout: PATIENCE });
      await panel.locator('.export-form [type=submit]').click();
      const path = await (await downloaded).path();
      await panel.keyboard.press('Escape');
      return readFileSync(path, 'utf8');
    };
    const file = readLibraryFile(await exported('json'));
    expect(file.papers).toHaveLength(papers);
    expect(file.unread).toEqual([]);
    expect((await exported('bibtex')).match(/^@(?!Comment)\w+\{/gm)).toHaveLength(papers);
  });
});
