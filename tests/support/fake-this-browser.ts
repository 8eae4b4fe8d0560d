import type { ThisBrowser } from '@/lib/platform/create-this-browser';

/** A fake browser that grants every request; a test overrides the exceptions. */
export function fakeThisBrowser(own: Partial<ThisBrowser> = {}): ThisBrowser {
  let isPersisted = false;
  return {
    readShortcuts: async () => [
      { name: '_execute_action', description: '', keys: 'Alt+Shift+T' },
      { name: 'save-paper', description: 'Save this paper', keys: '' },
    ],
    openShortcuts: async () => undefined,
    readStorage: async () => ({ bytes: 48_200_000, quota: null, isPersisted }),
    async requestPersistence() {
      isPersisted = true;
      return true;
    },
    mayReadSites: async () => true,
    askForSites: async () => true,
    askForCatalogues: async () => true,
    askForServer: async () => true,
    readBrowserModel: async () => 'missing',
    fetchBrowserModel: async () => undefined,
    openOptions: async () => undefined,
    openInTab: async () => undefined,
    followShownInPanel: () => () => undefined,
    followPage: () => () => undefined,
    keepsCopies: async () => false,
    keepCopies: async (wanted) => wanted,
    ...own,
  };
}
