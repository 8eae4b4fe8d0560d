import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markedParsers } from '@/lib/capture/parser-list';
import { readPage } from '@/lib/capture/read-page-on-request';
import { pageCases, readDocument } from '@/tests/pages/read-page';
import { pageFor } from '@/tests/pages/serve-page';
import type { StoryBrowser } from '../support/browsers';
import { readTable } from '../support/library';
import { FINAL_STATES, saveOnPaperPage, waitForPill } from '../support/marks';
import type { ExtensionBrowser, View, Web } from '../support/view';

/** What a page's own scripts do does not matter here; a dialog would only block the test. */
const silence = '<script>window.alert = () => {}</script>';
/** The broken and the hostile ones, of the sites where our script runs unasked; others are parsed in the unit tests alone. */
const cases = pageCases().filter(
  ({ url, name }) =>
    markedParsers.some((parser) => parser.matches(new URL(url))) &&
    /hostile|cut|odd|stale|no-data|not-found/.test(name),
);
const hostile = 'https://arxiv.org/abs/2401.00004';
const hostileTitle = '<img src=x onerror=alert(1)>';

const web =
  (markup: (url: string) => string | undefined): Web =>
  (url) => {
    const body = markup(url);
    return body === undefined
      ? pageFor(url)
      : { contentType: 'text/html; charset=utf-8', body: silence + body };
  };

/** What is drawn once the background has answered. */
const MARKS = ':is(.mark, .title-pill .pill)[data-state]';

/** Our script reads a page when that is idle; where it finds no paper, nothing is to be seen of it. */
function becomeIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve())));
}

/** Pages that are broken or hostile: nothing fails, and their text is only ever text. */
export function hostilePages({ name, isHere, launch }: StoryBrowser): void {
  describe.runIf(isHere)(`pages that are broken or hostile, in ${name}`, () => {
    let browser: ExtensionBrowser;
    let served: string | undefined;
    let page: View;

    beforeAll(async () => {
      browser = await launch({
        // What is asked of a server has no fragment.
        web: web((asked) => (cases.some(({ url }) => url.split('#')[0] === asked) ? served : undefined)),
      });
      page = await browser.open('about:blank');
    });
    afterAll(() => browser?.close());

    it.each(cases)('leave no exception on the console: $parser, $name', async ({ url, markup }) => {
      served = markup;
      const before = await page.errors();
      await page.goto(url);
      const { entries } = readPage(readDocument(markup), new URL(url), markedParsers);
      if (entries.some(({ anchor }) => anchor)) await page.waitFor({ css: MARKS });
      else await page.evaluate(becomeIdle);
      expect((await page.errors()).slice(before.length)).toEqual([]);
    });

    it('are only ever text, in the pill and in the panel', async () => {
      served = cases.find(({ url }) => url === hostile)?.markup;
      await page.goto(hostile);
      await saveOnPaperPage(page);
      await waitForPill(page, FINAL_STATES);
      const panel = await browser.openExtensionPage('sidepanel.html');
      expect(await panel.waitFor({ css: '.paper-title' })).toContain(hostileTitle);
      expect(await panel.texts({ css: '.paper-title img, .paper-title script, svg[onload]' })).toEqual([]);
      expect((await readTable(panel, 'papers')).map(({ links }) => Object.values(links))).toEqual([
        expect.not.arrayContaining([expect.stringMatching(/^javascript:/)]),
      ]);
      expect(await panel.errors()).toEqual([]);
    });
  });
}
