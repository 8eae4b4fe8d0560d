import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { SHOWN_PAPERS, type ShownPage } from '@/lib/domain/pages/shown-page';
import { capturedPaper } from '@/lib/rpc/request-schemas';
import { PAGE_PORT } from './shown-page-in-content-script';

/**
 * Firefox reports a page as complete before the content script runs: a tab that does not answer is asked again this
 * many times, after this many milliseconds each.
 */
const ASKED_AGAIN = 8;
const ASK_AGAIN_AFTER = 1_000;

const envelope = v.object({ kind: v.picklist(['single', 'list']), papers: v.array(v.unknown()) });

/**
 * Hears what the page beside this panel shows, as the person goes from tab to tab: `null` where our script is not in
 * the page. Returns a function that stops it.
 */
export function followPage(onPage: (page: ShownPage | null) => void): () => void {
  let port: Browser.runtime.Port | null = null;
  let asked = 0;

  async function connect(again = 0) {
    const question = ++asked;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (question !== asked) return;
    port?.disconnect();
    port = null;
    if (tab?.id === undefined) return onPage(null);
    const own = browser.tabs.connect(tab.id, { name: PAGE_PORT, frameId: 0 });
    port = own;
    let isAnswered = false;
    own.onMessage.addListener((message: unknown) => {
      isAnswered = true;
      if (port === own) onPage(readShownPage(message));
    });
    own.onDisconnect.addListener(() => {
      // Must be read, or the browser logs an error for a tab without a content script.
      void browser.runtime.lastError;
      if (port !== own) return;
      port = null;
      onPage(null);
      if (isAnswered || again === ASKED_AGAIN) return;
      setTimeout(() => {
        if (question === asked) void connect(again + 1);
      }, ASK_AGAIN_AFTER);
    });
  }

  const follow = () => void connect();
  const onUpdated = (_: number, change: { status?: string | undefined }, tab: Browser.tabs.Tab) => {
    if (change.status === 'complete' && tab.active) follow();
  };
  browser.tabs.onActivated.addListener(follow);
  browser.tabs.onUpdated.addListener(onUpdated);
  follow();
  return () => {
    asked++;
    browser.tabs.onActivated.removeListener(follow);
    browser.tabs.onUpdated.removeListener(onUpdated);
    port?.disconnect();
  };
}

/** Validates what a page shows: it comes from the page's process, so invalid papers are left out. */
export function readShownPage(message: unknown): ShownPage | null {
  const page = v.safeParse(envelope, message);
  if (!page.success) return null;
  const papers = page.output.papers.slice(0, SHOWN_PAPERS).flatMap((paper) => {
    const parsed = v.safeParse(capturedPaper, paper);
    return parsed.success ? [parsed.output] : [];
  });
  return papers.length > 0 ? { kind: page.output.kind, papers } : null;
}
