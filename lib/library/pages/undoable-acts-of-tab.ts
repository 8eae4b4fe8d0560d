import type { TabActs } from '@/lib/library/context';

/** How long a page may undo an act of its tab, milliseconds. */
const UNDO_MS = 10 * 60_000;
/** Old entries are removed once in this many acts. */
const CLEAN_EVERY = 100;

/** A key-value store that outlives the background and ends with the browser, such as `browser.storage.session`. */
export interface SessionStore {
  get(name: string | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(names: string[]): Promise<void>;
}

interface Entry {
  tab: number;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Remembers acts of tabs in a store that pages cannot read. Undo is refused for acts that the store has lost or never
 * stored.
 */
export function createTabActs(store: SessionStore, now: () => number = Date.now): TabActs {
  let remembered = 0;

  async function removeOld(): Promise<void> {
    const all = Object.entries(await store.get(null));
    const old = all.filter(([name, value]) => name.startsWith(PREFIX) && !isRecent(value, now()));
    if (old.length > 0) await store.remove(old.map(([name]) => name));
  }

  return {
    async remember(tab, act) {
      if (tab === undefined) return;
      try {
        if (remembered++ % CLEAN_EVERY === 0) await removeOld();
        await store.set({ [PREFIX + act]: { tab, at: now() } satisfies Entry });
      } catch (error) {
        // The act is stored, and the panel can undo it.
        console.warn('An act of a page was not remembered.', error);
      }
    },
    async isOf(tab, act) {
      if (tab === undefined) return false;
      const found = (await store.get(PREFIX + act))[PREFIX + act];
      return isRecent(found, now()) && found.tab === tab;
    },
  };
}

const PREFIX = 'tab-act:';

/** An entry from the future was written with a wrong clock. */
function isRecent(value: unknown, now: number): value is Entry {
  const { at, tab } = (value ?? {}) as Partial<Entry>;
  return typeof at === 'number' && typeof tab === 'number' && at <= now && now - at <= UNDO_MS;
}
