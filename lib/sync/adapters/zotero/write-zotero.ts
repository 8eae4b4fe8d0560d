import { GONE } from '@/lib/domain/targets/target';
import type { FileWrite, WriteResult } from '@/lib/sync/adapters/target-adapter';
import type { ZoteroFields } from '@/lib/sync/planning/merge-zotero';
import { TargetError } from '@/lib/sync/target-error';
import { zoteroChanges } from './zotero-fields';
import type { ZoteroKind, ZoteroObject } from './zotero-library';
import { kindOf, type ZoteroSession } from './zotero-session';

/** Writes at most `BATCH` files; returns the results in the same order. */
export async function writeFiles(
  session: ZoteroSession,
  files: readonly FileWrite[],
): Promise<WriteResult[]> {
  const results = new Map<FileWrite, WriteResult>();
  // Collections first, since items refer to the collections that contain them.
  for (const kind of ['collections', 'items'] as const) {
    const part = files.filter(({ path }) => kindOf(path) === kind);
    if (part.length === 0) continue;
    for (const [file, result] of await writeKind(session, kind, part)) results.set(file, result);
  }
  return files.map((file) => results.get(file) ?? { changed: true });
}

/** A file, and the object to send for it. */
interface Sending {
  file: FileWrite;
  objectKey: string;
  /** The version of the existing object; 0 if there is none. */
  version: number;
  body: ZoteroFields;
}

/** Writes files of one kind. Files without a result were changed at the target. */
async function writeKind(
  session: ZoteroSession,
  kind: ZoteroKind,
  files: FileWrite[],
): Promise<Map<FileWrite, WriteResult>> {
  const { requests, keyOf, existing } = session;
  const results = new Map<FileWrite, WriteResult>();
  const keys = await Promise.all(files.map(({ path }) => keyOf(path)));
  const there = await requests.find(kind, keys);
  const sending: Sending[] = [];
  for (const [index, file] of files.entries()) {
    const objectKey = keys[index] ?? '';
    const found = there.get(objectKey);
    const isTrashed = Boolean(found?.data.deleted);
    // A collection that another browser created since we listed can contain ours, too.
    if (kind === 'collections' && found && !isTrashed) existing.collections.set(objectKey, found.version);
    if (hasChanged(file, found)) continue;
    const changes = await zoteroChanges(session, kind, file, found);
    const version = found?.version ?? 0;
    if (found && !isTrashed && Object.keys(changes).length === 0) {
      results.set(file, { tag: String(version), isUntouched: true });
      continue;
    }
    const body = { key: objectKey, version, ...changes, ...(isTrashed && { deleted: 0 }) };
    sending.push({ file, objectKey, version, body });
    if (kind === 'collections') existing.collections.set(objectKey, version);
  }
  for (const [file, version] of await send(session, kind, sending))
    results.set(file, { tag: String(version) });
  return results;
}

/** Whether the object was deleted, or another program created it, since we looked. */
function hasChanged(file: FileWrite, found: ZoteroObject | undefined): boolean {
  if (!found) return file.base !== null && file.base !== GONE;
  return !found.data.deleted && file.base === null;
}

/** @returns The new version of each file that was written. @throws TargetError `target-not-understood`. */
async function send(
  { requests, existing }: ZoteroSession,
  kind: ZoteroKind,
  sending: Sending[],
): Promise<Map<FileWrite, number>> {
  const written = new Map<FileWrite, number>();
  if (sending.length === 0) return written;
  const answer = await requests.post(
    kind,
    sending.map(({ body }) => body),
  );
  for (const [index, { file, objectKey, version }] of sending.entries()) {
    const failure = answer.failed[index];
    // The object changed since we looked, or an object that it refers to is gone.
    if (failure && ![404, 409, 412].includes(failure.code))
      throw new TargetError('target-not-understood', `${file.path}: ${failure.message}`);
    const now = answer.successful[index]?.version ?? (index in answer.unchanged ? version : null);
    if (failure || now === null) continue;
    existing[kind].set(objectKey, now);
    written.set(file, now);
  }
  return written;
}
