import { browser } from 'wxt/browser';
import { objectAddress } from '@/lib/platform/offscreen/object-url';

/** The downloads folder, if the person has allowed it. */
export const downloads = {
  isAllowed: () => browser.permissions.contains({ permissions: ['downloads'] }),
  /** Replaces the file at that path. @returns the browser's error name, or `null` */
  async save(path: string, text: string): Promise<string | null> {
    const url = await objectAddress(new TextEncoder().encode(text));
    const id = await browser.downloads.download({
      url,
      filename: path,
      conflictAction: 'overwrite',
      saveAs: false,
    });
    const wrong = await whenDownloaded(id);
    // An entry for every write would clutter the person's list of downloads.
    await browser.downloads.erase({ id });
    return wrong;
  },
};

/** Waits until a download has ended. @returns the browser's error name, or `null` */
export function whenDownloaded(id: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const [item] = await browser.downloads.search({ id });
      if (item?.state === 'in_progress') return;
      browser.downloads.onChanged.removeListener(look);
      resolve(item?.state === 'complete' ? null : (item?.error ?? 'USER_CANCELED'));
    };
    browser.downloads.onChanged.addListener(look);
    // It may have ended before the listener was added.
    look().catch(reject);
  });
}
