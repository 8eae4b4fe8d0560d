import { browser } from 'wxt/browser';
import type { PapertreeDatabase } from '@/lib/db/database';

/** Available in pages of Chromium, but not in TypeScript's types. */
interface FolderPicker {
  showDirectoryPicker?(descriptor: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}
interface PickedFolder {
  requestPermission?(descriptor: { mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * Permissions that the browser grants only to a page, after a click. A folder handle cannot be sent in a message: the
 * page stores it in the database itself, under the id of the future target.
 */
export function createTargetAccess(db: PapertreeDatabase) {
  const page = globalThis as FolderPicker;
  return {
    hasFolders: page.showDirectoryPicker !== undefined,
    askForHost(address: string): Promise<boolean> {
      const { protocol, hostname } = new URL(address);
      return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
    },
    askForDownloads: () => browser.permissions.request({ permissions: ['downloads'] }),
    async pickFolder(targetId: string): Promise<string | null> {
      try {
        const folder = await page.showDirectoryPicker?.({ mode: 'readwrite' });
        if (!folder) return null;
        await db.targetFolders.put({ targetId, folder });
        return folder.name;
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return null;
        throw error;
      }
    },
    async renewFolder(targetId: string): Promise<boolean> {
      const kept = await db.targetFolders.get(targetId);
      const folder = kept?.folder as PickedFolder | undefined;
      return (await folder?.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    },
  };
}
