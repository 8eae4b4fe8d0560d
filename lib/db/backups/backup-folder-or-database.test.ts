import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Backup } from '@/lib/domain/backup';
import { BackupDatabase } from './backup-database';
import { BackupFolder } from './backup-folder';
import { DeviceBackups } from './backup-folder-or-database';

/** Stands in for a folder of the browser's private file system. `limit`: how many bytes it takes. */
function folderInMemory(limit = Number.POSITIVE_INFINITY) {
  const files = new Map<string, Blob>();
  const handleOf = (name: string) => ({
    kind: 'file',
    name,
    getFile: async () => files.get(name) ?? new Blob(),
    createWritable: async () => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      return new WritableStream<Uint8Array<ArrayBuffer>>({
        write(chunk) {
          chunks.push(chunk);
          if (chunks.reduce((sum, { length }) => sum + length, 0) > limit)
            throw new DOMException('no space', 'QuotaExceededError');
        },
        close: () => void files.set(name, new Blob(chunks)),
      });
    },
    move: async (to: string) => {
      files.set(to, files.get(name) ?? new Blob());
      files.delete(name);
    },
  });
  const handle = {
    getFileHandle: async (name: string) => {
      files.set(name, files.get(name) ?? new Blob());
      return handleOf(name);
    },
    removeEntry: async (name: string) => void files.delete(name),
    values: () => [...files.keys()].map(handleOf).values(),
  };
  return { files, folder: new BackupFolder(handle as unknown as FileSystemDirectoryHandle) };
}

const backup: Backup = {
  ...{ id: '01a22103-67c6-7072-8cd7-0ffed8e6c4db', at: 1_700_000_000_000, reason: 'asked' },
  ...{ papers: 20, topics: 3, seq: 60, bytes: 5 },
};
const packed = new Blob(['12345']);
const isWhole = async () => undefined;

describe('backups in a folder', () => {
  it('say by their names what they are', async () => {
    const { folder, files } = folderInMemory();
    await folder.add(backup, packed, isWhole);
    const { seq: _, ...before } = { ...backup, id: '01a22103-67c6-7072-8cd7-0ffed8e6c4dc', at: 1 };
    await folder.add(before, packed, isWhole);
    files.set('holiday.jpg', new Blob(['x']));
    expect(await folder.list()).toEqual([backup, before]);
    expect(await (await folder.open(backup.id)).text()).toBe('12345');
    await folder.remove([backup.id]);
    expect(await folder.list()).toEqual([before]);
    await expect(folder.open(backup.id)).rejects.toMatchObject({ code: 'unknown-backup' });
  });

  it.each([
    ['cannot be read back', Number.POSITIVE_INFINITY, () => Promise.reject(new Error('damaged'))],
    ['find no space', 3, isWhole],
  ])('do not count when they %s', async (_, limit, check) => {
    const { folder, files } = folderInMemory(limit);
    await expect(folder.add(backup, packed, check)).rejects.toThrow();
    expect([...files.keys()]).toEqual([]);
  });

  it('that a killed process left unchecked do not count, and are removed in time', async () => {
    const { folder, files } = folderInMemory();
    const name = `1_asked_20_3_60_${backup.id}.json.gz.unchecked`;
    files.set(name, packed);
    expect(await folder.list()).toEqual([]);
    await folder.add(backup, packed, isWhole);
    expect(files.has(name)).toBe(false);
  });
});

describe('backups of a device', () => {
  it('move out of the database, where earlier versions kept them', async () => {
    const database = new BackupDatabase('moved-backups');
    await database.add(backup, packed, isWhole);
    const { folder } = folderInMemory();
    const both = new DeviceBackups(database, async () => folder);
    expect(await both.list()).toEqual([backup]);
    expect(await (await both.open(backup.id)).text()).toBe('12345');
    await both.moveToFolder();
    expect([await folder.list(), await database.list()]).toEqual([[backup], []]);
    expect(await both.list()).toEqual([backup]);
  });

  it('are kept in the database where there is no private file system', async () => {
    const database = new BackupDatabase('only-backups');
    const alone = new DeviceBackups(database, () => Promise.reject(new DOMException('', 'SecurityError')));
    await alone.add(backup, packed, isWhole);
    await alone.moveToFolder();
    expect(await database.list()).toEqual([backup]);
  });
});
