import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { paperOfAddress } from '@/lib/capture/paper-of-address';
import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { capturedPaper } from '@/lib/rpc/request-schemas';

const READER = '/capture-tab.js';

/**
 * The paper of a tab: read from its page if a script may run there, otherwise from its address, as for a PDF. Must be
 * called after a person's action, which grants access to the tab.
 */
export async function paperOfTab(tab: Browser.tabs.Tab): Promise<CapturedPaper | null> {
  return (await readTab(tab.id)) ?? paperOfAddress(tab.url ?? '');
}

async function readTab(tabId: number | undefined): Promise<CapturedPaper | null> {
  if (tabId === undefined) return null;
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
    // It was read in the page's process, so it is validated.
    const parsed = v.safeParse(capturedPaper, frame?.result);
    return parsed.success ? parsed.output : null;
  } catch {
    // Scripts cannot run in PDF viewers, extension stores and pages of the browser.
    return null;
  }
}
