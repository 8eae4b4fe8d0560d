import { type Browser, browser } from 'wxt/browser';
import type { PaperId } from '@/lib/domain/ids';
import type { MarksChanged, SitesChanged } from '@/lib/domain/pages/page-notices';
import type { TabSubscriptions } from '@/lib/library/context';
import { markedSites } from '@/lib/platform/host-patterns';

type Notice = MarksChanged | SitesChanged;

/**
 * Sends changes to every open page, with only the papers that the page has asked about. The message is built only if
 * there is a page.
 */
export function createNotifyPages(
  tabSubscriptions: TabSubscriptions,
): (tell: () => Promise<Notice>) => Promise<void> {
  browser.tabs.onRemoved.addListener((tab) => {
    tabSubscriptions
      .forget(tab)
      .catch((error: unknown) => console.warn('What a closed tab asked about was kept.', error));
  });

  async function send(tab: Browser.tabs.Tab, notice: Notice): Promise<void> {
    const { id, url } = tab;
    if (id === undefined || !url) return;
    if (notice.type !== 'marksChanged') return browser.tabs.sendMessage(id, notice);
    const { names, documentId } = await tabSubscriptions.of(id, new URL(url).origin);
    const marks = marksFor(notice.marks, names);
    if (Object.keys(marks).length === 0) return;
    await browser.tabs.sendMessage(id, { ...notice, marks }, documentId === undefined ? {} : { documentId });
  }

  return async (tell) => {
    const tabs = await browser.tabs.query({ url: markedSites() });
    if (tabs.length === 0) return;
    const notice = await tell();
    // In a tab without a content script nobody listens, which is not an error.
    await Promise.allSettled(tabs.map((tab) => send(tab, notice)));
  };
}

function marksFor(marks: MarksChanged['marks'], names: readonly PaperId[]): MarksChanged['marks'] {
  const own: MarksChanged['marks'] = {};
  for (const name of names) {
    const mark = marks[name];
    if (mark) own[name] = mark;
  }
  return own;
}
