import { browser } from 'wxt/browser';
import type { PaperId } from '@/lib/domain/ids';
import type { MarksChanged, PaperMark } from '@/lib/messaging/protocol';
import { sites } from './sites';

/** Tells every open page which marks have changed. */
export async function tellPages(marks: Record<PaperId, PaperMark>): Promise<void> {
  const tabs = await browser.tabs.query({ url: sites });
  const changed: MarksChanged = { type: 'marksChanged', marks };
  // A tab without our script has nobody to hear it, which is no failure.
  await Promise.allSettled(tabs.map(({ id }) => id !== undefined && browser.tabs.sendMessage(id, changed)));
}
