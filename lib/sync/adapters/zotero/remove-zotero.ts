import { TargetError } from '@/lib/sync/target-error';
import { BATCH } from './zotero-library';
import type { ZoteroSession } from './zotero-session';

/**
 * Removes a collection if it contains no items; collections that others put into it move a level up.
 * @returns Whether it is gone.
 */
export async function removeCollection(
  session: ZoteroSession,
  objectKey: string,
  tag: string,
): Promise<boolean> {
  const { requests, existing } = session;
  const found = (await requests.find('collections', [objectKey])).get(objectKey);
  if (!found) return true;
  const isOurs = tag === String(found.version) || existing.collections.get(objectKey) === found.version;
  if (!isOurs || Number(found.meta?.numItems ?? 0) > 0) return false;
  if (Number(found.meta?.numCollections ?? 0) > 0)
    await moveChildren(session, objectKey, found.data.parentCollection ?? false);
  await requests.change('DELETE', `collections/${objectKey}`, found.version);
  return true;
}

/** Moves the collections below `parent` to another parent. @throws TargetError `target-changed`. */
async function moveChildren(session: ZoteroSession, parent: string, to: unknown): Promise<void> {
  const { requests, existing } = session;
  const children = await requests.below(parent);
  if (children.length === 0) return;
  const body = children.map(({ key, version }) => ({ key, version, parentCollection: to }));
  const written = await requests.post('collections', body);
  for (const [index, { key }] of children.entries()) {
    const version = written.successful[index]?.version;
    if (version === undefined) throw new TargetError('target-changed');
    existing.collections.set(key, version);
  }
  if (children.length === BATCH) await moveChildren(session, parent, to);
}

/**
 * Moves an item to the trash if only we changed it; any other item is only removed from our collections.
 * @returns Whether it is gone.
 */
export async function removeItem(
  { requests, ours }: ZoteroSession,
  objectKey: string,
  tag: string,
): Promise<boolean> {
  const found = (await requests.find('items', [objectKey])).get(objectKey);
  if (!found || found.data.deleted) return true;
  const holding = Array.isArray(found.data.collections) ? found.data.collections : [];
  const others = holding.filter((each) => !ours.has(each));
  const isOnlyOurs =
    tag === String(found.version) && !(Number(found.meta?.numChildren ?? 0) > 0) && others.length === 0;
  if (!isOnlyOurs && others.length === holding.length) return false;
  const body = { collections: others, ...(isOnlyOurs && { deleted: 1 }) };
  await requests.change('PATCH', `items/${objectKey}`, found.version, body);
  return isOnlyOurs;
}
