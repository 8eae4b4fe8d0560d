/**
 * The `limit` rows of the highest scores, highest first; of equal scores the last saved.
 * @param scores By row.
 */
export function bestRows(
  rows: readonly number[],
  scores: ArrayLike<number>,
  savedAt: ArrayLike<number>,
  limit: number,
): number[] {
  const scoreOf = (row: number) => scores[row] as number;
  const before = (a: number, b: number) =>
    scoreOf(b) - scoreOf(a) || (savedAt[b] as number) - (savedAt[a] as number) || a - b;
  if (rows.length <= limit) return [...rows].sort(before);
  // Numbers are sorted natively, far faster than rows by a comparison.
  const least = Float64Array.from(rows, scoreOf).sort()[rows.length - limit] as number;
  return rows
    .filter((row) => scoreOf(row) >= least)
    .sort(before)
    .slice(0, limit);
}
