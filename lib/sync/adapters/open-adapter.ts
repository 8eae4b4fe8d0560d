import type { PapertreeDatabase } from '@/lib/db/database';
import type { Target, TargetSecret } from '@/lib/domain/targets/target';
import { requireSecureAddress } from '@/lib/sync/require-secure-address';
import { TargetError } from '@/lib/sync/target-error';
import { type Downloads, openDownloads } from './downloads-folder';
import { openEncrypted } from './encrypting-adapter';
import { openFolder } from './folder';
import { openGist } from './gist';
import { openGitHub } from './github';
import type { TargetAdapter } from './target-adapter';
import { openWebDav } from './webdav/webdav';
import { openZotero } from './zotero/zotero';
import { openZoteroDesktop } from './zotero/zotero-desktop';

type Place = Pick<Target, 'id' | 'place' | 'isEncrypted'>;

/**
 * Creates the adapter of a target, without contacting the target.
 * @throws TargetError `folder-needs-click` if the picked folder is no longer known; also like `requireSecureAddress`.
 */
export async function openAdapter(
  db: PapertreeDatabase,
  target: Place,
  { secret, passphrase }: TargetSecret,
  downloads: Downloads,
): Promise<TargetAdapter> {
  const adapter = await openPlace(db, target, secret, downloads);
  return target.isEncrypted ? openEncrypted(adapter, passphrase) : adapter;
}

async function openPlace(
  db: PapertreeDatabase,
  { id, place }: Place,
  secret: string,
  downloads: Downloads,
): Promise<TargetAdapter> {
  requireSecureAddress(place, secret);
  if (place.kind === 'webdav') return openWebDav({ place, password: secret, writer: id.slice(0, 8) });
  if (place.kind === 'github') return openGitHub(place, secret);
  if (place.kind === 'gist') return openGist(place, secret);
  if (place.kind === 'downloads') return openDownloads(place, downloads);
  if (place.kind === 'zotero') return openZotero(place, secret);
  if (place.kind === 'zotero-desktop') return openZoteroDesktop(place);
  const kept = await db.targetFolders.get(id);
  if (!kept) throw new TargetError('folder-needs-click');
  return openFolder(kept.folder);
}
