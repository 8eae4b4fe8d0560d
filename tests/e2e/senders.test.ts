import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { readTable } from './support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from './support/marks';
import { until } from './support/view';

interface Sender {
  chrome: { runtime?: { sendMessage(...args: unknown[]): Promise<unknown> } };
}

describe.runIf(findBrowser('chromium'))('who may ask what of the background, in Chromium', () => {
  let browser: Chromium;
  beforeAll(async () => {
    browser = await launchChromium({
      web: pageFor,
      otherExtensions: [resolve('tests', 'e2e', 'foreign-extension')],
    });
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await saveOnPaperPage(page);
    await waitForPill(page, FINAL_STATES);
  });
  afterAll(() => browser?.close());

  const deletion = { type: 'request', name: 'deletePapers', request: { paperIds: ['arxiv:2512.14036'] } };

  it("a page's scripts have no line to it", async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    const answer = await page.evaluate(
      async (id, message) => {
        const { chrome } = globalThis as unknown as Sender;
        return (await chrome?.runtime?.sendMessage(id, message).catch(String)) ?? 'no line';
      },
      browser.extensionId,
      deletion,
    );
    expect(answer).toBe('no line');
  });

  it('our script in a page may save, and may not delete', async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await page.waitFor({ css: '.title-pill' });
    const ask = (message: unknown): Promise<unknown> =>
      page.evaluateInOurWorld(
        (sent) => (globalThis as unknown as Sender).chrome.runtime?.sendMessage(sent),
        message,
      );
    expect(await ask(deletion)).toEqual({ ok: false, error: 'foreign-sender' });
    expect(await ask({ type: 'request', name: 'savePaper', request: { paper: { title: 7 } } })).toEqual({
      ok: false,
      error: 'invalid-message',
    });
    expect(await ask({ type: 'request', name: 'toString', request: {} })).toEqual({
      ok: false,
      error: 'invalid-message',
    });
  });

  it('another extension is not heard', async () => {
    const page = await browser.open(`https://arxiv.org/abs/2512.14036#${browser.extensionId}`);
    const answer = await until('the answer', () => page.evaluate(() => document.body.dataset.answer));
    expect(answer).toContain('Could not establish connection');
  });

  it('and the paper is still there', async () => {
    const inside = await browser.openExtensionPage('sidepanel.html');
    expect((await readTable(inside, 'papers')).map(({ id }) => id)).toEqual(['arxiv:2512.14036']);
  });
});
