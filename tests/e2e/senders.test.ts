import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFor } from '@/tests/pages/serve-page';
import { type Chromium, launchChromium } from './support/chromium';
import { findBrowser } from './support/find-browser';
import { readTable } from './support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from './support/marks';
import { until } from './support/view';

interface Area {
  get(keys: null): Promise<object>;
}

interface Sender {
  chrome: {
    runtime?: { sendMessage(...args: unknown[]): Promise<unknown> };
    storage?: { local?: Area; session?: Area };
  };
}

interface Listener {
  heard: string[];
  chrome: {
    runtime: {
      onMessage: { addListener(listener: (message: { marks?: object }) => void): void };
    };
  };
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

  it('our script in a page reads nothing of the storage areas, where passwords are', async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await page.waitFor({ css: '.title-pill' });
    const areas = await page.evaluateInOurWorld(async () => {
      const { storage } = (globalThis as unknown as Sender).chrome;
      const read = (area?: Area) => area?.get(null).then(Object.keys, () => 'refused') ?? 'none';
      return Promise.all([read(storage?.local), read(storage?.session)]);
    });
    expect(areas.map((area) => (area === 'none' ? 'refused' : area))).toEqual(['refused', 'refused']);
  });

  it("a page's scripts see nothing of what marks say", async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    const said = await page.waitFor({ css: '.title-pill .pill' });
    expect(said).not.toBe('');
    const seen = await page.evaluate(() => {
      const mark = document.querySelector('papertree-mark');
      const whole = document.documentElement;
      return {
        isThere: mark !== null,
        root: mark?.shadowRoot ?? null,
        text: whole.innerText + whole.outerHTML,
      };
    });
    expect(seen).toMatchObject({ isThere: true, root: null });
    expect(seen.text).not.toContain(said);
    expect(seen.text).not.toContain('data-state');
  });

  it('our script in a page is told of the papers that it asked about, and of no others', async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await page.waitFor({ css: '.title-pill' });
    await page.evaluateInOurWorld(() => {
      const { chrome } = globalThis as unknown as Listener;
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener((message) => heard.push(...Object.keys(message.marks ?? {})));
    });
    const other = await browser.open('https://arxiv.org/abs/2604.04804');
    await saveOnPaperPage(other);
    await waitForPill(other, FINAL_STATES);
    const heard = () => page.evaluateInOurWorld(() => (globalThis as unknown as Listener).heard);
    const own = (await other.evaluateInOurWorld(() => location.pathname)).slice('/abs/'.length);
    expect(await heard()).toEqual([]);
    await page.evaluateInOurWorld(
      (name) =>
        (globalThis as unknown as Sender).chrome.runtime?.sendMessage({
          type: 'request',
          name: 'lookUp',
          request: { papers: [[name]] },
        }),
      `arxiv:${own}`,
    );
    await other.click({ css: '.title-pill .pill button', name: 'Undo' });
    await until('the news', async () => (await heard()).length > 0);
    expect(await heard()).toContain(`arxiv:${own}`);
    await other.close();
  });

  it('names cannot be tried without end', async () => {
    const page = await browser.open('https://arxiv.org/abs/2512.14036');
    await page.waitFor({ css: '.title-pill' });
    const answered = await page.evaluateInOurWorld(async () => {
      const { runtime } = (globalThis as unknown as Sender).chrome;
      let names = 0;
      for (let part = 0; part < 40; part++) {
        const papers = Array.from({ length: 1_000 }, (_, nth) => [`arxiv:2301.${part * 1_000 + nth}`]);
        const answer = await runtime?.sendMessage({ type: 'request', name: 'lookUp', request: { papers } });
        if ((answer as { ok: boolean }).ok) names += papers.length;
      }
      return names;
    });
    expect(answered).toBeGreaterThan(5_000);
    expect(answered).toBeLessThanOrEqual(10_000);
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
