import { type Backup, backupReasons } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { BackupStore } from './backup-store';

/** Parts of the private file system that TypeScript's types lack. */
interface MovableFile extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** Suffix of a file that was not verified yet. */
const ASIDE = '.unchecked';
/** After this time, nobody is writing the file any more. */
const ASIDE_MS = 86_400_000;

const namePattern = new RegExp(
  `^(\\d+)_(${backupReasons.join('|')})_(\\d+)_(\\d+)_(\\d*)_([0-9a-f-]{36})\\.json\\.gz$`,
);

/** The folder of backups in the browser's private file system. @throws DOMException if there is none. */
export async function openBackupFolder(): Promise<BackupStore> {
  const root = await navigator.storage.getDirectory();
  return new BackupFolder(await root.getDirectoryHandle('backups', { create: true }));
}

/**
 * Backups as files of a folder. Their names hold everything except their size, so there is no separate list that can
 * be lost.
 */
export class BackupFolder implements BackupStore {
  constructor(private readonly folder: FileSystemDirectoryHandle) {}

  async list(): Promise<Backup[]> {
    const backups: Backup[] = [];
    for (const file of await this.#files()) {
      const named = readName(file.name);
      if (named) backups.push({ ...named, bytes: (await file.getFile()).size });
    }
    return backups.sort((a, b) => b.at - a.at);
  }

  async open(id: string): Promise<Blob> {
    for (const file of await this.#files()) if (readName(file.name)?.id === id) return file.getFile();
    throw new ExpectedError('unknown-backup');
  }

  async add(backup: Backup, packed: Blob, check: (stored: Blob) => Promise<void>): Promise<void> {
    await this.#removeLeft();
    const name = nameOf(backup);
    const file = (await this.folder.getFileHandle(name + ASIDE, { create: true })) as MovableFile;
    try {
      const writing = await file.createWritable();
      await packed.stream().pipeTo(writing);
      await check(await file.getFile());
      await file.move(name);
    } catch (error) {
      await this.#removeFile(name + ASIDE);
      throw error;
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const { name } of await this.#files()) {
      const id = readName(name)?.id;
      if (id && ids.includes(id)) await this.#removeFile(name);
    }
  }

  /** Files left by a process that was killed. */
  async #removeLeft(): Promise<void> {
    for (const { name } of await this.#files())
      if (name.endsWith(ASIDE) && Date.now() - Number.parseInt(name, 10) > ASIDE_MS)
        await this.#removeFile(name);
  }

  async #removeFile(name: string): Promise<void> {
    await this.folder.removeEntry(name).catch((error: unknown) => {
      console.warn('A file of a backup could not be removed.', error);
    });
  }

  async #files(): Promise<FileSystemFileHandle[]> {
    const files: FileSystemFileHandle[] = [];
    for await (const entry of this.folder.values()) if (entry.kind === 'file') files.push(entry);
    return files;
  }
}

function nameOf({ at, reason, papers, topics, seq, id }: Backup): string {
  return `${at}_${reason}_${papers}_${topics}_${seq ?? ''}_${id}.json.gz`;
}

function readName(name: string): Omit<Backup, 'bytes'> | null {
  const [, at, reason, papers, topics, seq, id] = namePattern.exec(name) ?? [];
  const known = backupReasons.find((each) => each === reason);
  if (!known || !id) return null;
  return {
    ...{ id, at: Number(at), reason: known, papers: Number(papers), topics: Number(topics) },
    ...(seq && { seq: Number(seq) }),
  };
}
