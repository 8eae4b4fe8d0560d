import { browser } from 'wxt/browser';

/**
 * Injects the content scripts into tabs that were open before the extension was installed or updated; the old scripts
 * stop then. Firefox does this by itself.
 */
export function markOpenTabs(): void {
  if (import.meta.env.FIREFOX) return;
  browser.runtime.onInstalled.addListener(async () => {
    const tabsAt = (url: string[] = []) => (url.length > 0 ? browser.tabs.query({ url }) : []);
    for (const { matches, exclude_matches, js } of browser.runtime.getManifest().content_scripts ?? []) {
      const excluded = new Set((await tabsAt(exclude_matches)).map(({ id }) => id));
      const tabs = (await tabsAt(matches)).filter(({ id }) => !excluded.has(id));
      // Tabs that show an error or are discarded refuse the script; they get it when they load.
      await Promise.allSettled(
        tabs.map(({ id }) =>
          browser.scripting.executeScript({ target: { tabId: id as number }, files: (js ?? []) as never }),
        ),
      );
    }
  });
}
