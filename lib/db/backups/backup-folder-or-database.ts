import type { Backup } from '@/lib/domain/backup';
import { BackupDatabase } from './backup-database';
import { openBackupFolder } from './backup-folder';
import type { BackupStore } from './backup-store';

/**
 * Backups in the browser's private file system. Chromium keeps all of IndexedDB in one store, and empties it if one
 * of its files is damaged; so backups are stored elsewhere. Without such a file system (Firefox with its history
 * switched off) they are in IndexedDB, where earlier versions kept all.
 */
export class DeviceBackups implements BackupStore {
  #folder: Promise<BackupStore | null> | null = null;

  constructor(
    private readonly database: BackupStore = new BackupDatabase(),
    private readonly openFolder: () => Promise<BackupStore> = openBackupFolder,
  ) {}

  async list(): Promise<Backup[]> {
    const lists = await Promise.all((await this.#stores()).map(listed));
    const found = lists.filter((list) => list !== null);
    const all = new Map(found.flat().map((backup) => [backup.id, backup]));
    return [...all.values()].sort((a, b) => b.at - a.at);
  }

  async open(id: string): Promise<Blob> {
    const [first, ...others] = await this.#stores();
    if (!first) return this.database.open(id);
    return others.reduce((opening, store) => opening.catch(() => store.open(id)), first.open(id));
  }

  async add(backup: Backup, packed: Blob, check: (stored: Blob) => Promise<void>): Promise<void> {
    await ((await this.#inFolder()) ?? this.database).add(backup, packed, check);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const store of await this.#stores()) await store.remove(ids);
  }

  /** Moves the backups of earlier versions from the database to the folder, one by one. */
  async moveToFolder(): Promise<void> {
    const folder = await this.#inFolder();
    if (!folder) return;
    for (const backup of await this.database.list()) {
      const packed = await this.database.open(backup.id);
      await folder.add(backup, packed, async ({ size }) => {
        if (size !== packed.size) throw new Error(`A backup of ${packed.size} bytes became one of ${size}.`);
      });
      await this.database.remove([backup.id]);
    }
  }

  async #stores(): Promise<BackupStore[]> {
    const folder = await this.#inFolder();
    return folder ? [folder, this.database] : [this.database];
  }

  #inFolder(): Promise<BackupStore | null> {
    this.#folder ??= this.openFolder().catch((error: unknown) => {
      console.warn('Backups are kept in IndexedDB: there is no private file system.', error);
      return null;
    });
    return this.#folder;
  }
}

/** If one store cannot be read, the backups of the other are still listed. */
async function listed(store: BackupStore): Promise<Backup[] | null> {
  return store.list().catch((error: unknown) => {
    console.warn('Some backups could not be listed.', error);
    return null;
  });
}
