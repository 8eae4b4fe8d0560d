const MINUTE = 60_000;

/**
 * What a tab may send in a minute, in characters of JSON: "save all" on a list of 2,000 papers, whose suggestions were
 * read before, sends 12 million.
 */
export const BYTES_PER_MINUTE = 24_000_000;

/**
 * Counts what each tab spends in a minute: how often it sends each request, and how much. Kept in memory alone: who
 * waits until the background has slept has waited, too.
 */
export function createPageBudget(now: () => number = Date.now) {
  const spent = new Map<string, { since: number; amount: number }>();
  return {
    /** Whether the tab may spend this much more of something, of which it may spend so much in a minute. */
    spend(tab: number, what: string, perMinute: number, amount = 1): boolean {
      const key = `${tab} ${what}`;
      const time = now();
      let current = spent.get(key);
      // A clock that was set back starts a new minute, too: otherwise the tab would wait for as long as it was ahead.
      if (!current || time - current.since > MINUTE || time < current.since) {
        current = { since: time, amount: 0 };
        spent.set(key, current);
      }
      current.amount += amount;
      return current.amount <= perMinute;
    },
  };
}
