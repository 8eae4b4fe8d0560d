import { browser } from 'wxt/browser';
import type { PaperId } from '@/lib/domain/ids';
import type { ShownPage } from '@/lib/domain/pages/shown-page';
import { openLibraryTab } from '@/lib/platform/tabs/library-tab';
import { followShownPaper } from '@/lib/platform/tabs/open-paper-in-panel';
import { followPage } from '@/lib/platform/tabs/shown-page-for-panel';
import { catalogues, markedSites } from './host-patterns';
import {
  type BrowserModelState,
  browserModelState,
  downloadBrowserModel,
} from './language-model/ask-browser-model';

export type { BrowserModelState };

/** A key that works in every tab, as the browser holds it. */
export interface Shortcut {
  /** Command, as the manifest names it. */
  name: string;
  /** What it does, in words. */
  description: string;
  /** e.g. `Alt+Shift+P`; empty where none is set. */
  keys: string;
}

/** What the extension takes of the disk. */
export interface StorageReading {
  bytes: number;
  /** What the browser would let it take, at most; `null` where it does not say. */
  quota: number | null;
  /** True where the browser promises not to clear it when the disk runs low. */
  isPersisted: boolean;
}

/** What an extension page asks of the browser itself. */
export interface ThisBrowser {
  readShortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's own page of shortcuts; no extension may set them by itself. */
  openShortcuts(): Promise<void>;
  readStorage(): Promise<StorageReading>;
  /** Asks for a promise not to clear the library; answers whether it was given. */
  keepStorage(): Promise<boolean>;
  /** Whether pages of the sites may be read. Firefox lets a person withhold it. */
  mayReadSites(): Promise<boolean>;
  /** Asks the person; only right after a click. Answers whether it was given. */
  askForSites(): Promise<boolean>;
  /** Asks the person for leave to ask Crossref and DBLP; only right after a click. Answers whether it was given. */
  askForCatalogues(): Promise<boolean>;
  /** Asks the person for leave to talk to the server of an address; only right after a click. Answers whether it was given. */
  askForServer(address: string): Promise<boolean>;
  /** Whether the browser has a language model of its own. */
  readBrowserModel(): Promise<BrowserModelState>;
  /** Has the browser fetch it; only right after a click. Tells how far it is, 0 to 1. @throws ExpectedError `language-model-absent` */
  fetchBrowserModel(onProgress: (share: number) => void): Promise<void>;
  /** The options, at a section of them if one is named. */
  openOptions(section?: 'import'): Promise<void>;
  /** Hears which paper a page wants shown here, by its names; returns how to stop. */
  followShownPaper(onPaper: (names: PaperId[]) => void): () => void;
  /** Hears what the page beside this panel shows, `null` where that is not known; returns how to stop. */
  followPage(onPage: (page: ShownPage | null) => void): () => void;
  /** The library in a tab, wide and with room. */
  openInTab(): Promise<void>;
  /** Whether backups are copied to the downloads folder. */
  keepsCopies(): Promise<boolean>;
  /** Asks the person for leave to do so, or gives it up; only right after a click. Answers whether copies are kept now. */
  keepCopies(wanted: boolean): Promise<boolean>;
}

/** What it takes to write into the downloads folder. */
const copies = { permissions: ['downloads' as const] };

/** Firefox alone has it, from 137 on. */
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
    keepStorage: () => navigator.storage.persist(),
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
    followShownPaper,
    followPage,
  };
}
