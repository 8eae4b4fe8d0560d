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
      const time = now();
      // A clock that was set back starts a new minute, too: otherwise the tab would wait for as long as it was ahead.
      if (!current || time - current.since > MINUTE || time < current.since) {
        spent.set(key, { since: time, count: 1 });
        return true;
      }
      current.count++;
      return current.count <= perMinute;
    },
  };
}
