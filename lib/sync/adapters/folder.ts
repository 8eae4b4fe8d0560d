import { TargetError } from '../target-error';
import { LONGEST_ANSWER } from './request-server';
import type { FileWrite, TargetAdapter, WriteResult } from './target-adapter';

/** Adds a method that TypeScript's types lack: it tells whether we may still write to the folder. */
interface PickedFolder extends FileSystemDirectoryHandle {
  queryPermission?(descriptor: { mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * A folder that the person picked. The browser writes a temporary file and moves it over the old one when it is closed.
 * After a restart, the browser may require a click before we may write again.
 */
export function openFolder(picked: PickedFolder): TargetAdapter {
  async function folderOf(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder: FileSystemDirectoryHandle = picked;
    for (const name of path.split('/').slice(0, -1))
      folder = await folder.getDirectoryHandle(name, { create });
    return folder;
  }

  /** @returns The file; `null` if it does not exist. */
  async function find(path: string): Promise<File | null> {
    try {
      const folder = await folderOf(path, false);
      return await (await folder.getFileHandle(nameOf(path))).getFile();
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return null;
      throw error;
    }
  }

  async function write({ path, text, base }: FileWrite): Promise<WriteResult> {
    const existing = await find(path);
    if ((existing ? tagOf(existing) : null) !== base) return { changed: true };
    const folder = await folderOf(path, true);
    const handle = await folder.getFileHandle(nameOf(path), { create: true });
    try {
      await writeWhole(handle, text);
    } catch (error) {
      // Also removes the empty file that was created first.
      if (base === null) await folder.removeEntry(nameOf(path));
      throw error;
    }
    return { tag: tagOf(await handle.getFile()) };
  }

  const adapter: TargetAdapter = {
    batch: 1,
    async list(known) {
      if ((await picked.queryPermission?.({ mode: 'readwrite' })) === 'prompt')
        throw new TargetError('folder-needs-click');
      // The handle of a deleted folder still opens, so this reads an entry to make it fail.
      for await (const _ of picked.values()) break;
      const listing = new Map<string, string>();
      for (const path of known.keys()) {
        // An invalid name, or one that a folder has, is reported when the file is written.
        const file = await find(path).catch((error: unknown) => {
          if (isRefusal(error)) return null;
          throw error;
        });
        if (file) listing.set(path, tagOf(file));
      }
      return listing;
    },
    async read(path) {
      const file = await find(path);
      if (!file) throw new TargetError('target-changed');
      // Another program may put a file there that does not fit into memory.
      if (file.size > LONGEST_ANSWER) throw new TargetError('target-not-understood', 'a file too long');
      return { text: await file.text(), tag: tagOf(file) };
    },
    async write(files) {
      const results: WriteResult[] = [];
      for (const file of files) results.push(await write(file));
      return results;
    },
    async remove(path, tag) {
      const file = await find(path);
      if (!file) return true;
      if (tagOf(file) !== tag) throw new TargetError('target-changed');
      await (await folderOf(path, false)).removeEntry(nameOf(path));
      return true;
    },
  };
  return withTargetErrors(adapter);
}

/** The same adapter, with errors of the file system turned into `TargetError`s. */
function withTargetErrors(adapter: TargetAdapter): TargetAdapter {
  const say =
    <Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) =>
    (...args: Args) =>
      call(...args).catch((error: unknown) => {
        throw folderError(error);
      });
  return {
    batch: adapter.batch,
    list: say(adapter.list),
    read: say(adapter.read),
    write: say(adapter.write),
    remove: say(adapter.remove),
  };
}

function folderError(error: unknown): unknown {
  const options = { cause: error };
  if (isNamed(error, 'NotAllowedError'))
    return new TargetError('folder-needs-click', undefined, undefined, options);
  if (isNamed(error, 'NotFoundError')) return new TargetError('target-gone', undefined, undefined, options);
  if (isNamed(error, 'QuotaExceededError'))
    return new TargetError('target-full', undefined, undefined, options);
  if (isNamed(error, 'NoModificationAllowedError'))
    return new TargetError('target-locked', undefined, undefined, options);
  if (isRefusal(error)) return new TargetError('target-refuses-file', undefined, undefined, options);
  return error;
}

/** Whether an error concerns only this file: its name is invalid or taken by a folder, or the file cannot be read. */
function isRefusal(error: unknown): boolean {
  return ['TypeError', 'TypeMismatchError', 'NotReadableError', 'InvalidModificationError'].some((name) =>
    isNamed(error, name),
  );
}

/** Writes a temporary file, which replaces the file when it is closed, and discards it if that fails. */
async function writeWhole(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (error) {
    await stream.abort().catch((late: unknown) => console.warn('A file was not given up.', late));
    throw error;
  }
}

/** Time and size: a file system has no better tag for a file's content. */
function tagOf({ lastModified, size }: File): string {
  return `${lastModified} ${size}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
