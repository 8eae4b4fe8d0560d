import type { PageRequests } from './protocol';

/**
 * Requests that a tab may make in a minute. What people do stays far below: a list of 2,000 rows asks 50 times for
 * suggestions, a quick typist searches 200 times. A page that has got hold of our script is slowed down by it.
 */
const PER_MINUTE: Record<keyof PageRequests, number> = {
  lookUp: 300,
  suggest: 300,
  savePaper: 300,
  choices: 120,
  findTopics: 300,
  fileOnPage: 60,
  notInterested: 120,
  readSites: 300,
  readOnPage: 60,
  reportShape: 20,
  undo: 120,
  openPanel: 60,
};
const MINUTE = 60_000;

/** Counts what each tab asks. Kept in memory alone: who waits until the background has slept has waited, too. */
export function createPageBudget(now: () => number = Date.now) {
  const spent = new Map<string, { since: number; count: number }>();
  return {
    /** Whether the tab may ask this once more. */
    spend(tab: number, name: keyof PageRequests): boolean {
      const key = `${tab} ${name}`;
      const current = spent.get(key);
      if (!current || now() - current.since > MINUTE) {
        spent.set(key, { since: now(), count: 1 });
        return true;
      }
      current.count++;
      return current.count <= PER_MINUTE[name];
    },
  };
}
