import { GONE, type TargetPlace } from '@/lib/domain/targets/target';
import type { TargetAdapter } from '@/lib/sync/adapters/target-adapter';
import { TargetError } from '@/lib/sync/target-error';
import { removeCollection, removeItem } from './remove-zotero';
import { writeFiles } from './write-zotero';
import { BATCH } from './zotero-library';
import { kindOf, openSession, type ZoteroSession } from './zotero-session';

/**
 * The library of a Zotero account, through the web API: https://www.zotero.org/support/dev/web_api/v3/write_requests.
 * Each file is a collection or an item. Its key is derived from its path, so that writing a file twice, or from two
 * browsers, makes one object. Its tag is the object's version, which every write checks.
 */
export function openZotero({ api }: Extract<TargetPlace, { kind: 'zotero' }>, key: string): TargetAdapter {
  const session = openSession(api, key);
  const { requests, keyOf } = session;
  return {
    batch: BATCH,
    combines: true,
    list: (known) => list(session, known),
    async read(path) {
      const objectKey = await keyOf(path);
      const found = (await requests.find(kindOf(path), [objectKey])).get(objectKey);
      if (!found) throw new TargetError('target-changed');
      return { text: JSON.stringify(found.data), tag: String(found.version) };
    },
    write: (files) => writeFiles(session, files),
    async remove(path, tag) {
      const remove = kindOf(path) === 'collections' ? removeCollection : removeItem;
      return remove(session, await keyOf(path), tag);
    },
  };
}

async function list(
  { requests, keyOf, existing, ours }: ZoteroSession,
  known: ReadonlyMap<string, string | null>,
): Promise<Map<string, string>> {
  existing.collections = await requests.versions('collections');
  existing.items = await requests.versions('items/top');
  const listing = new Map<string, string>();
  for (const [path, tag] of known) {
    const objectKey = await keyOf(path);
    if (kindOf(path) === 'collections') ours.add(objectKey);
    const version = existing[kindOf(path)].get(objectKey);
    if (version !== undefined) listing.set(path, String(version));
    else if (tag !== null) listing.set(path, GONE);
  }
  return listing;
}
