import { TargetError } from '../target-error';
import { LONGEST_ANSWER } from './ask-server';
import type { FileWrite, TargetAdapter, WriteResult } from './target-adapter';

/** What TypeScript's library does not know yet of a picked folder: whether we may still write to it. */
interface PickedFolder extends FileSystemDirectoryHandle {
  queryPermission?(descriptor: { mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * A folder that a person picked. The browser writes a file aside and moves it over the old one when it is closed.
 * After a restart the browser may want a click before we may write again.
 */
export function openFolder(picked: PickedFolder): TargetAdapter {
  async function folderOf(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    let folder: FileSystemDirectoryHandle = picked;
    for (const name of path.split('/').slice(0, -1))
      folder = await folder.getDirectoryHandle(name, { create });
    return folder;
  }

  /** @returns `null` where it is not there */
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
    const standing = await find(path);
    if ((standing ? tagOf(standing) : null) !== base) return { changed: true };
    const folder = await folderOf(path, true);
    const handle = await folder.getFileHandle(nameOf(path), { create: true });
    try {
      await writeWhole(handle, text);
    } catch (error) {
      // The empty file that had to be made first goes too.
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
      // A folder that was taken away still opens by its handle, and then has nothing in it.
      for await (const _ of picked.values()) break;
      const listing = new Map<string, string>();
      for (const path of known.keys()) {
        // A name that the system does not take, or that a folder has, is told of when the file is written.
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
      // Whatever fills the folder from elsewhere may put a file there that no memory holds.
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
  return inOurWords(adapter);
}

/** The same calls, with what the file system says in the words of targets. */
function inOurWords(adapter: TargetAdapter): TargetAdapter {
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
  const told = { cause: error };
  if (isNamed(error, 'NotAllowedError'))
    return new TargetError('folder-needs-click', undefined, undefined, told);
  if (isNamed(error, 'NotFoundError')) return new TargetError('target-gone', undefined, undefined, told);
  if (isNamed(error, 'QuotaExceededError')) return new TargetError('target-full', undefined, undefined, told);
  if (isNamed(error, 'NoModificationAllowedError'))
    return new TargetError('target-locked', undefined, undefined, told);
  if (isRefusal(error)) return new TargetError('target-refuses-file', undefined, undefined, told);
  return error;
}

/** Of one file alone: its name is not allowed, a folder has it, or it cannot be read. */
function isRefusal(error: unknown): boolean {
  return ['TypeError', 'TypeMismatchError', 'NotReadableError', 'InvalidModificationError'].some((name) =>
    isNamed(error, name),
  );
}

/** What is written aside takes the file's place when it is closed, and goes where that fails. */
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

/** A file system gives no better mark of a file's content. */
function tagOf({ lastModified, size }: File): string {
  return `${lastModified} ${size}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
