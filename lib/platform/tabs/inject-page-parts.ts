import { type Browser, browser } from 'wxt/browser';

/** What `entrypoints/page-parts.ts` is built to. */
const SCRIPT = '/page-parts.js';

/** Puts the script of the parts into the frame that asks, beside its content script. */
export async function loadParts({ tab, frameId = 0 }: Browser.runtime.MessageSender): Promise<null> {
  await browser.scripting.executeScript({
    target: { tabId: tab?.id as number, frameIds: [frameId] },
    // Which scripts there are is known to the types once they are generated, which the check of a fresh clone is not.
    files: [SCRIPT] as never[],
  });
  return null;
}
