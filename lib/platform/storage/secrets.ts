import { browser } from 'wxt/browser';
import { SecretDatabase } from '@/lib/db/secret-database';
import type { TargetSecret } from '@/lib/domain/targets/target';
import type { SecretStore } from '@/lib/sync/sync-context';

/**
 * Secrets where our scripts in web pages cannot read them: in the local storage area, where the browser closes that to
 * them. Firefox does not; there they are in a database, and those of the area are moved to it.
 */
export function createSecrets(): SecretStore {
  return canBeClosed() ? secretsInArea : movedTo(new SecretDatabase());
}

/** Content scripts can read the local storage area unless this is switched off. */
export function keepPagesOutOfStorage(): void {
  if (!canBeClosed()) return;
  browser.storage.local
    .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
    .catch((error: unknown) => console.warn('Scripts in pages are not kept out of the storage area.', error));
}

function canBeClosed(): boolean {
  return 'setAccessLevel' in browser.storage.local;
}

const secretsInArea: SecretStore = {
  async read(targetId) {
    const key = keyOf(targetId);
    const found: Record<string, unknown> = await browser.storage.local.get(key);
    return (found[key] as TargetSecret | undefined) ?? null;
  },
  async write(targetId, secret) {
    await browser.storage.local.set({ [keyOf(targetId)]: secret });
  },
  async remove(targetId) {
    await browser.storage.local.remove(keyOf(targetId));
  },
};

function movedTo(database: SecretDatabase): SecretStore {
  return {
    async read(targetId) {
      const old = await secretsInArea.read(targetId);
      if (!old) return database.read(targetId);
      await this.write(targetId, old);
      return old;
    },
    async write(targetId, secret) {
      await database.write(targetId, secret);
      await secretsInArea.remove(targetId);
    },
    async remove(targetId) {
      await database.remove(targetId);
      await secretsInArea.remove(targetId);
    },
  };
}

function keyOf(targetId: string): string {
  return `target-secret:${targetId}`;
}
