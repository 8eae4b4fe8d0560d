import { NOTHING_LEFT } from '@/lib/domain/targets/target';
import type { FileWrite } from '@/lib/sync/adapters/target-adapter';
import { mergeZotero, type ZoteroFields } from '@/lib/sync/planning/merge-zotero';
import { ROOT_COLLECTION, type ZoteroCollectionText, type ZoteroItemText } from './library-as-zotero-files';
import type { ZoteroKind, ZoteroObject } from './zotero-library';
import type { ZoteroSession } from './zotero-session';

/** Returns the keys of the collections with these paths. */
type KeysOf = (paths: string[]) => Promise<string[]>;

/** The fields to change at the target; all fields of the file if the object does not exist. */
export async function zoteroChanges(
  session: ZoteroSession,
  kind: ZoteroKind,
  file: FileWrite,
  found: ZoteroObject | undefined,
): Promise<ZoteroFields> {
  const fieldsOf = kind === 'collections' ? collectionFields : itemFields;
  const fields = await fieldsOf(file.text, (paths) => existingKeys(session, paths));
  if (!found) return fields;
  const keysOf: KeysOf = (paths) => Promise.all(paths.map(session.keyOf));
  const left = file.left.map((text) => (text === NOTHING_LEFT ? {} : fieldsOf(text, keysOf)));
  return mergeZotero(found.data, fields, await Promise.all(left));
}

async function collectionFields(text: string, keysOf: KeysOf): Promise<ZoteroFields> {
  const { name, parent } = JSON.parse(text) as ZoteroCollectionText;
  const [parentCollection = false] = parent === null ? [] : await keysOf([parent]);
  return { name, parentCollection };
}

async function itemFields(text: string, keysOf: KeysOf): Promise<ZoteroFields> {
  const { collections, ...fields } = JSON.parse(text) as ZoteroItemText;
  return { ...fields, collections: await keysOf(collections) };
}

/**
 * The keys of those collections that exist; if the person deleted all of them, that of our root collection, if it
 * exists.
 */
async function existingKeys({ keyOf, existing }: ZoteroSession, paths: string[]): Promise<string[]> {
  const existingKeysOf = async (each: string[]) =>
    (await Promise.all(each.map(keyOf))).filter((objectKey) => existing.collections.has(objectKey));
  const keys = await existingKeysOf(paths);
  return keys.length > 0 ? keys : existingKeysOf([ROOT_COLLECTION.path]);
}
