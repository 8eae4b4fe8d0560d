import { browser } from 'wxt/browser';
import { objectAddress } from '@/lib/platform/offscreen/object-address';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Puts a packed library file into the downloads folder, where the person has allowed downloads for that; one file a
 * weekday, so that seven are there. @param at milliseconds since 1970
 */
export async function keepCopy(file: Uint8Array<ArrayBuffer>, at: number): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) return;
  await browser.downloads.download({
    url: await objectAddress(file),
    filename: `Papertree/papertree-${weekdays[new Date(at).getDay()]}.json.gz`,
    conflictAction: 'overwrite',
    saveAs: false,
  });
}
