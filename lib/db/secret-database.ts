import Dexie, { type Table } from 'dexie';
import type { TargetSecret } from '@/lib/domain/targets/target';

/** Secrets of export targets, in a database of their own: no export, no backup and no log reads it. */
export class SecretDatabase {
  readonly #secrets: Table<TargetSecret, string>;

  constructor(name = 'papertree-secrets') {
    const db = new Dexie(name);
    db.version(1).stores({ secrets: '' });
    this.#secrets = db.table('secrets');
  }

  async read(targetId: string): Promise<TargetSecret | null> {
    return (await this.#secrets.get(targetId)) ?? null;
  }

  async write(targetId: string, secret: TargetSecret): Promise<void> {
    await this.#secrets.put(secret, targetId);
  }

  async remove(targetId: string): Promise<void> {
    await this.#secrets.delete(targetId);
  }
}
