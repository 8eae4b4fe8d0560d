import { browser } from 'wxt/browser';
import type { MarksChanged, SitesChanged } from '@/lib/library/pages/page-events';
import { markedSites } from '@/lib/platform/sites';

/** Tells every open page what has changed; it is made up only where there is a page to hear it. */
export async function notifyPages(tell: () => Promise<MarksChanged | SitesChanged>): Promise<void> {
  const tabs = await browser.tabs.query({ url: markedSites() });
  if (tabs.length === 0) return;
  const told = await tell();
  // A tab without our script has nobody to hear it, which is no failure.
  await Promise.allSettled(tabs.map(({ id }) => id !== undefined && browser.tabs.sendMessage(id, told)));
}
