import { type Browser, browser } from 'wxt/browser';

/** What `entrypoints/lazy-parts.ts` is built to. */
const SCRIPT = '/lazy-parts.js';

/** Injects the page parts script into the frame that asks, beside its content script. */
export async function loadParts({ tab, frameId = 0 }: Browser.runtime.MessageSender): Promise<null> {
  await browser.scripting.executeScript({
    target: { tabId: tab?.id as number, frameIds: [frameId] },
    // The generated types know the script files only after a build, which a fresh clone has not had.
    files: [SCRIPT] as never[],
  });
  return null;
}
