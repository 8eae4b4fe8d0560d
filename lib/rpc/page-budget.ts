const MINUTE = 60_000;

/**
 * How much a tab may send in a minute, in characters of JSON: "save all" on a list of 2,000 papers, after reading
 * their suggestions, sends 12 million.
 */
export const BYTES_PER_MINUTE = 24_000_000;

/**
 * Counts how often each tab sends each request in a minute, and how much. Kept only in memory: a tab that waits until
 * the background has been unloaded has waited long enough.
 */
export function createPageBudget(now: () => number = Date.now) {
  const spent = new Map<string, { since: number; amount: number }>();
  return {
    /** Whether the tab may use `amount` more of something that is limited to `perMinute`. */
    spend(tab: number, what: string, perMinute: number, amount = 1): boolean {
      const key = `${tab} ${what}`;
      const time = now();
      let current = spent.get(key);
      // A clock that is set back also starts a new minute; otherwise the tab would wait for as long as the clock was
      // ahead.
      if (!current || time - current.since > MINUTE || time < current.since) {
        current = { since: time, amount: 0 };
        spent.set(key, current);
      }
      current.amount += amount;
      return current.amount <= perMinute;
    },
  };
}
