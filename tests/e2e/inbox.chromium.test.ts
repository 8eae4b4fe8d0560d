import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import type { ExamplePaper } from '@/tests/pages/example-papers';
import { makePaper } from '@/tests/support/make-paper';
import { type Chromium, launchChromium } from './support/chromium';
import { dozen } from './support/dozen';
import { findBrowser } from './support/find-browser';
import { papersWaiting, readPlaces, request } from './support/library';
import { until, type View } from './support/view';

describe.runIf(findBrowser('chromium'))('the inbox of the built extension, by keyboard alone', () => {
  let browser: Chromium;
  let page: Page;
  /** A second window, which looks and asks. */
  let other: View;
  const [asked, known] = [dozen.medicine.slice(0, 1), dozen.medicine.slice(1)];

  beforeAll(async () => {
    browser = await launchChromium({ web: null, width: 400, height: 800 });
    other = await browser.openExtensionPage('sidepanel.html');
    await request(other, 'changeSettings', { autonomy: 'ask-always', granularity: 'fine' });
    const { topicId } = await request(other, 'createTopic', { name: 'Medicine', parentId: null });
    await save(known);
    await request(other, 'movePapers', { paperIds: known.map(idOf), topicId });
    await save([...asked, ...dozen.recommenders]);
    page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
    await page.locator('.unsorted-row').waitFor();
  });
  afterAll(() => browser?.close());

  const idOf = ({ arxiv }: ExamplePaper) => `arxiv:${arxiv}` as PaperId;
  const placesOf = async (papers: ExamplePaper[]) => {
    const places = await readPlaces(other);
    return papers.map((paper) => places.get(idOf(paper)));
  };

  async function save(papers: ExamplePaper[]): Promise<void> {
    for (const { arxiv, ...paper } of papers)
      await request(other, 'savePaper', { paper: makePaper(arxiv, paper) });
    await until('everything to be filed', async () => (await papersWaiting(other)) === 0);
  }

  async function openInbox(): Promise<void> {
    await page.keyboard.press('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.inbox-row:focus').waitFor();
  }

  /** What comes late stands below the question that has the focus: by the keys on to it. */
  async function walkToProposal(): Promise<void> {
    await page.locator('.inbox-proposal').waitFor();
    await page.keyboard.press('Home');
    while ((await page.locator('.inbox-proposal:focus').count()) === 0) await page.keyboard.press('j');
  }

  const focused = (kind: string) => page.locator(`.inbox-${kind}:focus .inbox-what`);

  /** Waits until the focus is on another question than this; answers with that one. */
  async function answered(title: string): Promise<string> {
    await expect.poll(() => focused('question').innerText()).not.toBe(title);
    return focused('question').innerText();
  }

  it('proposes a topic for papers that agree, which one key accepts and another takes back', async () => {
    await openInbox();
    await walkToProposal();
    const what = await focused('proposal').innerText();
    expect(what).toMatch(/^New topic “.+” for 4 papers$/);
    const [name = ''] = what.match(/(?<=“).+(?=”)/) ?? [];
    await page.keyboard.press('1');
    await page.locator('.act-notice', { hasText: what }).waitFor();
    expect(await placesOf(dozen.recommenders)).toEqual(dozen.recommenders.map(() => [name]));
    await page.keyboard.press('Control+z');
    await page.locator('.inbox-proposal', { hasText: what }).waitFor();
    expect(await placesOf(dozen.recommenders)).toEqual(dozen.recommenders.map(() => []));
  });

  it('keeps away what was declined', async () => {
    await walkToProposal();
    await page.keyboard.press('2');
    await page.locator('.inbox-proposal').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await openInbox();
    expect(await page.locator('.inbox-proposal').count()).toBe(0);
  });

  it('asks of papers: the first guess, a new topic, another one, or later', async () => {
    const guessed = page.locator('.inbox-question:focus .ranked-topic', { hasText: 'Medicine' });
    for (let walked = 0; walked < 5 && (await guessed.count()) === 0; walked++)
      await page.keyboard.press('ArrowDown');
    expect(await focused('question').innerText()).toBe(asked[0]?.title);
    await page.keyboard.press('1');
    await page.locator('.act-notice', { hasText: 'Filed under Medicine.' }).waitFor();
    await page.keyboard.press('Home');
    const skipped = await answered(asked[0]?.title ?? '');
    await page.keyboard.press(' ');
    const named = await answered(skipped);
    await page.keyboard.press('n');
    await page.keyboard.type('Recommenders');
    await page.keyboard.press('Enter');
    await page.locator('.act-notice', { hasText: 'Filed under Recommenders.' }).waitFor();
    await answered(named);
    await page.keyboard.press('m');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Recom');
    await page.keyboard.press('Enter');
    await until('three answers', async () => {
      const places = await placesOf(dozen.recommenders);
      return places.filter((path) => path?.[0] === 'Recommenders').length === 2;
    });
    await page.keyboard.press('End');
    await expect.poll(() => focused('question').innerText()).toBe(skipped);
  });

  it('proposes to split a topic that became two, with a preview, and the split is accepted', async () => {
    await page.keyboard.press('Escape');
    const all = Object.values(dozen).flat();
    await save(all);
    const { topicId } = await request(other, 'createTopic', { name: 'Reading', parentId: null });
    await request(other, 'movePapers', { paperIds: all.map(idOf), topicId });
    await openInbox();
    const split = page.locator('.inbox-proposal', { hasText: 'Reading' });
    await split.waitFor();
    await walkToProposal();
    await page.keyboard.press('Enter');
    await page.locator('.planned-papers li').first().waitFor();
    await page.keyboard.press('1');
    await until('the parts', async () => {
      const paths = await placesOf(all);
      return new Set(paths.map((path) => path?.[1]).filter(Boolean)).size > 1;
    });
    const [first, ...rest] = new Set((await placesOf(dozen.medicine)).map((path) => path?.join(' › ')));
    expect(first).toMatch(/^Reading › ./);
    expect(rest).toEqual([]);
    expect(await other.errors()).toEqual([]);
  });
});
