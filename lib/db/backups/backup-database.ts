import Dexie, { type Table } from 'dexie';
import type { Backup } from '@/lib/domain/backup';
import { ExpectedError } from '@/lib/domain/errors';
import type { BackupStore } from './backup-store';

/** The content of a backup, stored apart from its description so that listing backups does not read it. */
interface BackupContent {
  id: string;
  /** A gzipped library file. */
  packed: Uint8Array<ArrayBuffer>;
}

type BackupTables = Dexie & { backups: Table<Backup, string>; contents: Table<BackupContent, string> };

/** Backups in a separate database, so that they survive a library that cannot be opened. */
export class BackupDatabase implements BackupStore {
  readonly #db: BackupTables;

  constructor(name = 'papertree-backups') {
    const db = new Dexie(name);
    db.version(1).stores({ backups: 'id, at', contents: 'id' });
    this.#db = db as BackupTables;
  }

  list(): Promise<Backup[]> {
    return this.#db.backups.orderBy('at').reverse().toArray();
  }

  async open(id: string): Promise<Blob> {
    const content = await this.#db.contents.get(id);
    if (!content) throw new ExpectedError('unknown-backup');
    return new Blob([content.packed]);
  }

  async add(backup: Backup, packed: Blob, check: (stored: Blob) => Promise<void>): Promise<void> {
    const { contents, backups } = this.#db;
    await contents.add({ id: backup.id, packed: new Uint8Array(await packed.arrayBuffer()) });
    try {
      await check(await this.open(backup.id));
      await backups.add(backup);
    } catch (error) {
      await contents.delete(backup.id);
      throw error;
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    const { backups, contents } = this.#db;
    await this.#db.transaction('rw', [backups, contents], async () => {
      await backups.bulkDelete([...ids]);
      await contents.bulkDelete([...ids]);
    });
  }

  close(): void {
    this.#db.close();
  }
}
