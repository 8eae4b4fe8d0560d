import { browser } from 'wxt/browser';
import type { MarksChanged, SitesChanged } from '@/lib/messaging/protocol';
import { sites } from './sites';

/** Tells every open page what has changed. */
export async function tellPages(told: MarksChanged | SitesChanged): Promise<void> {
  const tabs = await browser.tabs.query({ url: sites });
  // A tab without our script has nobody to hear it, which is no failure.
  await Promise.allSettled(tabs.map(({ id }) => id !== undefined && browser.tabs.sendMessage(id, told)));
}
