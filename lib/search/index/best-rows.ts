/**
 * The `limit` rows with the highest scores, highest first; rows with equal scores are ordered last saved first.
 * @param scores Scores by row.
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
  // Sorting numbers natively is far faster than sorting rows with a comparison function.
  const least = Float64Array.from(rows, scoreOf).sort()[rows.length - limit] as number;
  return rows
    .filter((row) => scoreOf(row) >= least)
    .sort(before)
    .slice(0, limit);
}
