import { browser } from 'wxt/browser';

/** Shows the library in its open tab, or in a new one. */
export async function openLibraryTab(): Promise<void> {
  const url = browser.runtime.getURL('/sidepanel.html');
  // The addresses of our own pages are visible without the tabs permission; Firefox accepts no match pattern for them.
  const open = (await browser.tabs.query({})).find((tab) => tab.url?.startsWith(url));
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  await browser.windows?.update(open.windowId, { focused: true });
}

/** Opens the library after installation; not after an update. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') openLibraryTab();
  });
}
