import { browser } from 'wxt/browser';
import type { TargetSecret } from '@/lib/domain/targets/target';

/** Secrets of targets, in the browser's local storage area: no export, no backup and no log reads that. */
export const secrets = {
  async read(targetId: string): Promise<TargetSecret | null> {
    const key = keyOf(targetId);
    const found: Record<string, unknown> = await browser.storage.local.get(key);
    return (found[key] as TargetSecret | undefined) ?? null;
  },
  async write(targetId: string, secret: TargetSecret): Promise<void> {
    await browser.storage.local.set({ [keyOf(targetId)]: secret });
  },
  async remove(targetId: string): Promise<void> {
    await browser.storage.local.remove(keyOf(targetId));
  },
};

/** Our scripts in web pages may read the local storage area unless they are kept out of it. */
export function keepPagesOutOfStorage(): void {
  browser.storage.local
    .setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
    .catch((error: unknown) => console.warn('Scripts in pages are not kept out of the storage area.', error));
}

function keyOf(targetId: string): string {
  return `target-secret:${targetId}`;
}
