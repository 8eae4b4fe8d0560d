import { browser } from 'wxt/browser';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { openLibraryTab } from '@/lib/platform/tabs/library-tab';
import { followShownInPanel, type ShownInPanel } from '@/lib/platform/tabs/show-in-panel';
import { followPage } from '@/lib/platform/tabs/shown-page-for-panel';
import { catalogues, markedSites } from './host-patterns';
import {
  type BrowserModelState,
  browserModelState,
  downloadBrowserModel,
} from './language-model/ask-browser-model';

export type { BrowserModelState };

/** A keyboard shortcut that works in every tab, as the browser stores it. */
export interface Shortcut {
  /** Name of the command in the manifest. */
  name: string;
  /** Description for the person. */
  description: string;
  /** e.g. `Alt+Shift+P`; empty if none is set. */
  keys: string;
}

/** The disk space of the extension. */
export interface StorageReading {
  bytes: number;
  /** The most that the browser allows; `null` if unknown. */
  quota: number | null;
  /** True if the browser promises not to clear it when the disk runs low. */
  isPersisted: boolean;
}

/** Functions of the browser that extension pages use. */
export interface ThisBrowser {
  readShortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's page for shortcuts; an extension cannot set them itself. */
  openShortcuts(): Promise<void>;
  readStorage(): Promise<StorageReading>;
  /** Asks the browser not to clear the library; returns whether it agreed. */
  requestPersistence(): Promise<boolean>;
  /** Whether pages of the sites may be read. Firefox lets a person withhold it. */
  mayReadSites(): Promise<boolean>;
  /** Asks the person for it; only right after a click. Returns whether it was granted. */
  askForSites(): Promise<boolean>;
  /**
   * Asks the person for permission to query Crossref and DBLP; only right after a click. Returns whether it was
   * granted.
   */
  askForCatalogues(): Promise<boolean>;
  /**
   * Asks the person for permission to connect to the server of an address; only right after a click. Returns whether
   * it was granted.
   */
  askForServer(address: string): Promise<boolean>;
  /** Whether the browser has a language model of its own. */
  readBrowserModel(): Promise<BrowserModelState>;
  /**
   * Has the browser fetch it; only right after a click. Tells how far it is, 0 to 1. @throws ExpectedError
   * `language-model-absent`
   */
  fetchBrowserModel(onProgress: (share: number) => void): Promise<void>;
  /** Opens the options, at a section if one is given. */
  openOptions(section?: 'import'): Promise<void>;
  /** Listens for what a page wants to show in this panel; returns a function that stops it. */
  followShownInPanel(onShown: (shown: ShownInPanel) => void): () => void;
  /** Listens for what the page beside this panel shows, `null` if unknown; returns a function that stops it. */
  followPage(onPage: (page: ShownPage | null) => void): () => void;
  /** Opens the library in a tab. */
  openInTab(): Promise<void>;
  /** Whether backups are copied to the downloads folder. */
  keepsCopies(): Promise<boolean>;
  /**
   * Asks the person for permission for that, or gives it up; only right after a click. Returns whether copies are
   * made from now on.
   */
  keepCopies(wanted: boolean): Promise<boolean>;
}

/** The permission to write to the downloads folder. */
const copies = { permissions: ['downloads' as const] };

/** Only in Firefox, 137 and later. */
interface ShortcutSettings {
  openShortcutSettings(): Promise<void>;
}

export function createThisBrowser(): ThisBrowser {
  return {
    async readShortcuts() {
      const commands = await browser.commands.getAll();
      return commands.map(({ name = '', description = '', shortcut = '' }) => ({
        name,
        description,
        keys: shortcut,
      }));
    },
    async openShortcuts() {
      if (import.meta.env.FIREFOX)
        await (browser.commands as unknown as ShortcutSettings).openShortcutSettings();
      else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    },
    keepsCopies: () => browser.permissions.contains(copies),
    async keepCopies(wanted) {
      if (wanted) return browser.permissions.request(copies);
      await browser.permissions.remove(copies);
      return browser.permissions.contains(copies);
    },
    async readStorage() {
      const [{ usage = 0, quota }, isPersisted] = await Promise.all([
        navigator.storage.estimate(),
        navigator.storage.persisted(),
      ]);
      return { bytes: usage, quota: quota ?? null, isPersisted };
    },
    requestPersistence: () => navigator.storage.persist(),
    mayReadSites: () => browser.permissions.contains({ origins: markedSites() }),
    askForSites: () => browser.permissions.request({ origins: markedSites() }),
    askForCatalogues: () => browser.permissions.request({ origins: catalogues }),
    askForServer(address) {
      const { protocol, hostname } = new URL(address);
      return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
    },
    readBrowserModel: browserModelState,
    fetchBrowserModel: downloadBrowserModel,
    async openOptions(section) {
      if (!section) return browser.runtime.openOptionsPage();
      await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) });
    },
    openInTab: openLibraryTab,
    followShownInPanel,
    followPage,
  };
}
