import { browser } from 'wxt/browser';

/** Shows the library in a tab: in the one that has it, or in a new one. */
export async function openLibraryTab(): Promise<void> {
  const url = browser.runtime.getURL('/sidepanel.html');
  // Addresses of our own pages are seen without a permission for tabs; Firefox takes no pattern of them.
  const open = (await browser.tabs.query({})).find((tab) => tab.url?.startsWith(url));
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  await browser.windows?.update(open.windowId, { focused: true });
}

/** A first look, once Papertree was installed: an update opens nothing. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') openLibraryTab();
  });
}
