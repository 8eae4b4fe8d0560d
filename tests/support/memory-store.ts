import type { SessionStore } from '@/lib/library/pages/undoable-acts-of-tab';

/** A store of named values in memory. */
export function memoryStore(): SessionStore {
  const values = new Map<string, unknown>();
  return {
    get: async (name) => Object.fromEntries([...values].filter(([known]) => name === null || known === name)),
    async set(added) {
      for (const [name, value] of Object.entries(added)) values.set(name, value);
    },
    async remove(names) {
      for (const name of names) values.delete(name);
    },
  };
}
