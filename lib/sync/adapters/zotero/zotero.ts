import { GONE, NOTHING_LEFT, type TargetPlace } from '@/lib/domain/targets/target';
import type { FileWrite, TargetAdapter, WriteResult } from '@/lib/sync/adapters/target-adapter';
import { mergeZotero, type ZoteroFields } from '@/lib/sync/planning/merge-zotero';
import { TargetError } from '@/lib/sync/target-error';
import {
  isCollection,
  ROOT_COLLECTION,
  type ZoteroCollectionText,
  type ZoteroItemText,
} from './zotero-files';
import { keyReader } from './zotero-key';
import { BATCH, type ZoteroKind as Kind, openZoteroLibrary, type ZoteroObject } from './zotero-library';

/** Keys of the collections of these paths. */
type KeysOf = (paths: string[]) => Promise<string[]>;
/**
 * The library of a Zotero account, by its web API: https://www.zotero.org/support/dev/web_api/v3/write_requests.
 * A file is a collection or an item. Its key is made from its path, so that writing it twice, or from two browsers,
 * is writing one object; its tag is the object's version, which guards every write.
 */
export function openZotero({ api }: Extract<TargetPlace, { kind: 'zotero' }>, key: string): TargetAdapter {
  const { versions, find, below, post, change } = openZoteroLibrary(api, key);
  const keyOf = keyReader();
  /** Versions of what stands there, and the collections that are or were ours; as of `list`, and then as we write. */
  const standing = { collections: new Map<string, number>(), items: new Map<string, number>() };
  const ours = new Set<string>();
  async function list(known: ReadonlyMap<string, string | null>) {
    standing.collections = await versions('collections');
    standing.items = await versions('items/top');
    const listing = new Map<string, string>();
    for (const [path, tag] of known) {
      const objectKey = await keyOf(path);
      if (kindOf(path) === 'collections') ours.add(objectKey);
      const version = standing[kindOf(path)].get(objectKey);
      if (version !== undefined) listing.set(path, String(version));
      else if (tag !== null) listing.set(path, GONE);
    }
    return listing;
  }

  async function write(files: readonly FileWrite[]): Promise<WriteResult[]> {
    const results = new Map<FileWrite, WriteResult>();
    // Items name the collections that they stand in.
    for (const kind of ['collections', 'items'] as const) {
      const part = files.filter(({ path }) => kindOf(path) === kind);
      if (part.length > 0) await writeKind(kind, part, results);
    }
    return files.map((file) => results.get(file) ?? { changed: true });
  }

  async function writeKind(kind: Kind, files: FileWrite[], results: Map<FileWrite, WriteResult>) {
    const keys = await Promise.all(files.map(({ path }) => keyOf(path)));
    const there = await find(kind, keys);
    const sent: { file: FileWrite; objectKey: string; version: number }[] = [];
    const body: ZoteroFields[] = [];
    for (const [index, file] of files.entries()) {
      const objectKey = keys[index] ?? '';
      const found = there.get(objectKey);
      const isTrashed = Boolean(found?.data.deleted);
      // What another browser has made since we looked stands as well, and ours goes under it.
      if (kind === 'collections' && found && !isTrashed) standing.collections.set(objectKey, found.version);
      // It went, or another hand made one, since we looked.
      if ((!found && file.base !== null && file.base !== GONE) || (found && !isTrashed && file.base === null))
        continue;
      const changes = await changesOf(kind, file, found);
      const version = found?.version ?? 0;
      if (found && !isTrashed && Object.keys(changes).length === 0) {
        results.set(file, { tag: String(version), isUntouched: true });
        continue;
      }
      sent.push({ file, objectKey, version });
      body.push({ key: objectKey, version, ...changes, ...(isTrashed && { deleted: 0 }) });
      if (kind === 'collections') standing.collections.set(objectKey, version);
    }
    if (sent.length === 0) return;
    const answer = await post(kind, body);
    for (const [index, { file, objectKey, version }] of sent.entries()) {
      const failure = answer.failed[index];
      // Something changed since we looked, or what it names is no longer there.
      if (failure && ![404, 409, 412].includes(failure.code))
        throw new TargetError('target-not-understood', `${file.path}: ${failure.message}`);
      const now = answer.successful[index]?.version ?? (index in answer.unchanged ? version : null);
      if (failure || now === null) continue;
      standing[kind].set(objectKey, now);
      results.set(file, { tag: String(now) });
    }
  }

  /** What has to change there; all that we say, where nothing stands there. */
  async function changesOf(
    kind: Kind,
    file: FileWrite,
    found: ZoteroObject | undefined,
  ): Promise<ZoteroFields> {
    const fieldsOf = kind === 'collections' ? collection : item;
    const fields = await fieldsOf(file.text, thatStand);
    if (!found) return fields;
    const keysOf = (paths: string[]) => Promise.all(paths.map(keyOf));
    const left = file.left.map((text) => (text === NOTHING_LEFT ? {} : fieldsOf(text, keysOf)));
    return mergeZotero(found.data, fields, await Promise.all(left));
  }

  async function collection(text: string, keysOf: KeysOf): Promise<ZoteroFields> {
    const { name, parent } = JSON.parse(text) as ZoteroCollectionText;
    const [parentCollection = false] = parent === null ? [] : await keysOf([parent]);
    return { name, parentCollection };
  }

  async function item(text: string, keysOf: KeysOf): Promise<ZoteroFields> {
    const { collections, ...fields } = JSON.parse(text) as ZoteroItemText;
    return { ...fields, collections: await keysOf(collections) };
  }

  /** Keys of these collections; where a person has deleted them all, the one that holds ours, if that stands. */
  async function thatStand(paths: string[]): Promise<string[]> {
    const keysOf = async (each: string[]) =>
      (await Promise.all(each.map(keyOf))).filter((objectKey) => standing.collections.has(objectKey));
    const keys = await keysOf(paths);
    return keys.length > 0 ? keys : keysOf([ROOT_COLLECTION.path]);
  }

  /** A collection goes when nothing is in it; what others put under it moves a level up. */
  async function removeCollection(objectKey: string, tag: string): Promise<boolean> {
    const found = (await find('collections', [objectKey])).get(objectKey);
    if (!found) return true;
    const isOurs = tag === String(found.version) || standing.collections.get(objectKey) === found.version;
    if (!isOurs || Number(found.meta?.numItems ?? 0) > 0) return false;
    if (Number(found.meta?.numCollections ?? 0) > 0)
      await lift(objectKey, found.data.parentCollection ?? false);
    await change('DELETE', `collections/${objectKey}`, found.version);
    return true;
  }

  async function lift(parent: string, to: unknown): Promise<void> {
    const children = await below(parent);
    if (children.length === 0) return;
    const body = children.map(({ key: objectKey, version }) => ({
      key: objectKey,
      version,
      parentCollection: to,
    }));
    const written = await post('collections', body);
    for (const [index, { key: objectKey }] of children.entries()) {
      const version = written.successful[index]?.version;
      if (version === undefined) throw new TargetError('target-changed');
      standing.collections.set(objectKey, version);
    }
    if (children.length === BATCH) await lift(parent, to);
  }

  /** An item that nobody but us has touched goes to the trash; any other only leaves our collections. */
  async function removeItem(objectKey: string, tag: string): Promise<boolean> {
    const found = (await find('items', [objectKey])).get(objectKey);
    if (!found || found.data.deleted) return true;
    const holding = Array.isArray(found.data.collections) ? found.data.collections : [];
    const others = holding.filter((each) => !ours.has(each));
    const isOursAlone =
      tag === String(found.version) && !(Number(found.meta?.numChildren ?? 0) > 0) && others.length === 0;
    if (!isOursAlone && others.length === holding.length) return false;
    const body = { collections: others, ...(isOursAlone && { deleted: 1 }) };
    await change('PATCH', `items/${objectKey}`, found.version, body);
    return isOursAlone;
  }

  return {
    batch: BATCH,
    combines: true,
    list,
    async read(path) {
      const objectKey = await keyOf(path);
      const found = (await find(kindOf(path), [objectKey])).get(objectKey);
      if (!found) throw new TargetError('target-changed');
      return { text: JSON.stringify(found.data), tag: String(found.version) };
    },
    write,
    async remove(path, tag) {
      const objectKey = await keyOf(path);
      return kindOf(path) === 'collections' ? removeCollection(objectKey, tag) : removeItem(objectKey, tag);
    },
  };
}

function kindOf(path: string): Kind {
  return isCollection(path) ? 'collections' : 'items';
}
