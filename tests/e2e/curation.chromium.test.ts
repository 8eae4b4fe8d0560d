import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePaper } from '@/tests/support/make-paper';
import { type Chromium, launchChromium } from './support/chromium';
import { dozen } from './support/dozen';
import { findBrowser } from './support/find-browser';
import { drawTree, papersWaiting, readTable, request } from './support/library';
import { until, type View } from './support/view';

describe.runIf(findBrowser('chromium'))('a tree shaped by hand in the built extension', () => {
  let profile: string;
  let browser: Chromium;
  let page: Page;
  /** A second window, which looks and asks. */
  let other: View;
  /** The tree after each step, the empty one first. */
  const trees: string[] = [];

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'papertree-profile-'));
    await start();
    await request(other, 'changeSettings', { autonomy: 'ask-always' });
    for (const { arxiv, ...paper } of [...dozen.medicine, ...dozen.recommenders])
      await request(other, 'savePaper', { paper: makePaper(arxiv, paper) });
    await until('everything to be filed', async () => (await papersWaiting(other)) === 0);
    trees.push(await drawTree(other));
  });
  afterAll(async () => {
    await browser?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(): Promise<void> {
    browser = await launchChromium({ profile, web: null, width: 400, height: 800 });
    other = await browser.openExtensionPage('sidepanel.html');
    page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
    await page.locator('.panel-header').waitFor();
  }

  const topic = (name: string): Locator => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });

  /** Waits for the words that report the step, and remembers the tree. */
  async function done(words: string): Promise<void> {
    await page.locator('.act-notice', { hasText: words }).waitFor();
    trees.push(await drawTree(other));
  }

  async function choose(item: string, of: string): Promise<void> {
    await topic(of).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  it('is built topic by topic', async () => {
    for (const name of ['Medicine', 'Recommenders', 'Sequences']) {
      await page.getByRole('button', { name: 'New topic' }).click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await done(`Created “${name}”.`);
    }
    await choose('New topic inside', 'Recommenders');
    await page.keyboard.type('Surveys');
    await page.keyboard.press('Enter');
    await done('Created “Surveys”.');
    expect(await topic('Surveys').getAttribute('aria-level')).toBe('2');
  });

  it('takes papers and topics that are dragged', async () => {
    await topic('Unsorted').click();
    const paper = page.locator('.paper-row').first();
    await paper.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 selected').waitFor();
    await paper.dragTo(topic('Sequences'));
    await done('Filed 2 papers under Sequences.');
    await topic('Sequences').dragTo(topic('Recommenders'));
    await done('Moved “Sequences” into Recommenders.');
    expect(await topic('Sequences').getAttribute('aria-level')).toBe('2');
  });

  it('gives a topic another name', async () => {
    await topic('Sequences').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('What comes next');
    await page.keyboard.press('Enter');
    await done('Renamed to “What comes next”.');
  });

  it('merges a topic into another', async () => {
    await choose('Merge into…', 'What comes next');
    await page.keyboard.type('Surv');
    await page.keyboard.press('Enter');
    await done('Merged “What comes next” into Recommenders › Surveys.');
    expect(await topic('What comes next').count()).toBe(0);
    await topic('Surveys, 2 papers').waitFor();
  });

  it('is as it was, step by step, by undo after a restart of the browser, and then by redo', async () => {
    await browser.close();
    await start();
    expect(await drawTree(other)).toBe(trees.at(-1));
    for (const [keys, steps] of [
      ['Control+z', trees.slice(0, -1).reverse()],
      ['Control+Shift+z', trees.slice(1)],
    ] as const)
      for (const [index, tree] of steps.entries()) {
        await page.keyboard.press(keys);
        await until(`${keys}, ${index + 1} times`, async () => (await drawTree(other)) === tree);
      }
  });

  it('loses nothing when the dragged topic is deleted in another window', async () => {
    const [medicine] = (await readTable(other, 'topics')).filter(({ name }) => name === 'Medicine');
    if (!medicine) throw new Error('No topic.');
    const before = await readTable(other, 'papers');
    await topic('Medicine').hover();
    await page.mouse.down();
    const target = await topic('Recommenders').boundingBox();
    const drag = async () => {
      for (const y of [9, 13, 14]) await page.mouse.move((target?.x ?? 0) + 90, (target?.y ?? 0) + y);
    };
    await drag();
    await page.locator('.topic-row[data-drop=into]').waitFor();
    await request(other, 'deleteTopic', { topicId: medicine.id });
    await until('the row to go', async () => (await topic('Medicine').count()) === 0);
    await drag();
    await page.mouse.up();
    await page.locator('.topic-row[data-drop]').waitFor({ state: 'detached' });
    expect(await readTable(other, 'papers')).toEqual(before);
    // The next drag goes as if nothing had been.
    await topic('Unsorted').click();
    await page.locator('.paper-row').first().dragTo(topic('Recommenders'));
    await done('Filed under Recommenders.');
  });

  it('says so where another window has deleted the topic whose name is being written', async () => {
    const [{ id } = { id: null }] = (await readTable(other, 'topics')).filter(
      ({ name }) => name === 'Surveys',
    );
    if (!id) throw new Error('No topic.');
    await topic('Surveys').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('Overviews');
    await request(other, 'renameTopic', { topicId: id, name: 'Reviews' });
    expect(await page.locator('.topic-name-field input').inputValue()).toBe('Overviews');
    await request(other, 'deleteTopic', { topicId: id });
    await page.locator('.topic-name-field').waitFor({ state: 'detached' });
    expect((await readTable(other, 'topics')).map(({ name }) => name)).toEqual(['Recommenders']);
  });

  it('goes on where the background was stopped in between', async () => {
    await browser.stopBackground();
    await page.getByRole('button', { name: 'New topic' }).click();
    await page.keyboard.type('After the stop');
    await page.keyboard.press('Enter');
    await done('Created “After the stop”.');
    expect(await other.errors()).toEqual([]);
  });
});
