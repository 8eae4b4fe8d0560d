/** From Cormack, Clarke and Büttcher (SIGIR 2009), who found little difference between 20 and 100. */
const K = 60;

/**
 * Combines several rankings by reciprocal rank fusion: each list gives its nth entry 1 / (60 + n), so that lists
 * whose scores cannot be compared count equally. Best first; ties are in the order in which they were met.
 */
export function fuseRanks<Id>(...rankings: readonly (readonly Id[])[]): Id[] {
  const scores = new Map<Id, number>();
  for (const ranking of rankings)
    for (const [index, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (K + index + 1));
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
