import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { paperOfAddress } from '@/lib/capture/paper-of-address';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { capturedPaper } from '@/lib/rpc/schemas';

const READER = '/capture-tab.js';

/**
 * The paper that a tab shows: as its page tells it where a script may run there, else by its address alone, as for
 * a PDF. To be called on the person's gesture, which opens the tab to us.
 */
export async function paperOfTab(tab: Browser.tabs.Tab): Promise<CapturedPaper | null> {
  return (await readTab(tab.id)) ?? paperOfAddress(tab.url ?? '');
}

async function readTab(tabId: number | undefined): Promise<CapturedPaper | null> {
  if (tabId === undefined) return null;
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
    // It was read in the page's own process.
    const parsed = v.safeParse(capturedPaper, frame?.result);
    return parsed.success ? parsed.output : null;
  } catch {
    // No script may run in PDF viewers, stores and pages of the browser.
    return null;
  }
}
