const MINUTE = 60_000;

/**
 * Counts what each tab asks, each request for itself. Kept in memory alone: who waits until the background has slept
 * has waited, too.
 */
export function createPageBudget(now: () => number = Date.now) {
  const spent = new Map<string, { since: number; count: number }>();
  return {
    /** Whether the tab may send this request once more, of which it may send so many in a minute. */
    spend(tab: number, name: string, perMinute: number): boolean {
      const key = `${tab} ${name}`;
      const current = spent.get(key);
      if (!current || now() - current.since > MINUTE) {
        spent.set(key, { since: now(), count: 1 });
        return true;
      }
      current.count++;
      return current.count <= perMinute;
    },
  };
}
