import { browser } from 'wxt/browser';
import type { Backup } from '@/lib/domain/backup';
import { pathOfCopy } from '@/lib/domain/loss/downloaded-copies';
import { objectAddress } from '@/lib/platform/offscreen/object-url';
import { whenDownloaded } from './browser-downloads';
import { libraryMemory } from './remember-library';

/**
 * Saves a gzipped library file to the downloads folder, if the person has allowed it: one file for each weekday,
 * automatically once a day. @param device names this browser profile
 */
export async function downloadCopy(file: Blob, backup: Backup, device: string): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) return;
  const { at, papers, topics } = backup;
  const known = await libraryMemory.readCopies();
  const day = new Date(at).toDateString();
  if (backup.reason !== 'asked' && known.some((copy) => new Date(copy.at).toDateString() === day)) return;
  const path = pathOfCopy(known, { device, weekday: new Date(at).getDay(), papers, topics });
  const wrong = await whenDownloaded(
    await browser.downloads.download({
      url: await objectAddress(new Uint8Array(await file.arrayBuffer())),
      filename: path,
      conflictAction: 'overwrite',
      saveAs: false,
    }),
  );
  if (wrong !== null) throw new Error(`The copy in the downloads folder was not written: ${wrong}`);
  const others = known.filter((copy) => copy.path !== path);
  await libraryMemory.writeCopies([{ path, at, papers, topics }, ...others]);
}
