import { browser } from 'wxt/browser';

/**
 * Puts our scripts into the tabs that were open before we were installed or updated; those of the version before
 * fall silent at that. Firefox does so by itself.
 */
export function markOpenTabs(): void {
  if (import.meta.env.FIREFOX) return;
  browser.runtime.onInstalled.addListener(async () => {
    const tabsAt = (url: string[] = []) => (url.length > 0 ? browser.tabs.query({ url }) : []);
    for (const { matches, exclude_matches, js } of browser.runtime.getManifest().content_scripts ?? []) {
      const excluded = new Set((await tabsAt(exclude_matches)).map(({ id }) => id));
      const tabs = (await tabsAt(matches)).filter(({ id }) => !excluded.has(id));
      // A tab that shows an error, or is asleep, takes none; it gets its own when it is loaded.
      await Promise.allSettled(
        tabs.map(({ id }) =>
          browser.scripting.executeScript({ target: { tabId: id as number }, files: (js ?? []) as never }),
        ),
      );
    }
  });
}
