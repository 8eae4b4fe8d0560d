import { cutInto, dendrogram } from './dendrogram';
import { silhouette } from './silhouette';

/** A division of points into groups. */
export interface ClearGroups {
  /** Positions, ascending; all in one group where no division is clear. */
  groups: number[][];
  /** Positions in no group: too few of their kind. */
  outliers: number[];
  /** Mean silhouette, outliers counting 0, -1 to 1; 0 where nothing is divided. */
  clearness: number;
}

/**
 * Below this silhouette nothing is divided. Any points fall into groups somehow: of 59 headings of the learning lists
 * with 16 papers or more, 19 in 20 stay below 0.2, and of 107 of the reporting lists as well. Of two headings put together 1
 * in 20 and 6 in 20 lie above: only plain cases are divided.
 */
const CLEAR = 0.2;

/**
 * Divides vectors of length 1 by Ward's method, into as many groups as stand out most clearly from one another
 * (silhouette), each of `smallest` points at least.
 */
export function clearGroups(
  vectors: Float32Array[],
  { smallest, most }: { smallest: number; most: number },
): ClearGroups {
  const count = vectors.length;
  const dimensions = vectors[0]?.length ?? 0;
  const undivided = { groups: [vectors.map((_, i) => i)], outliers: [], clearness: 0 };
  if (count < 2 * smallest) return undivided;
  const block = new Float32Array(count * dimensions);
  vectors.forEach((vector, i) => {
    block.set(vector, i * dimensions);
  });
  const tree = dendrogram(
    { vectors: block, weights: new Float64Array(count).fill(1), count, dimensions },
    'ward',
  );
  let best: ClearGroups = { ...undivided, clearness: CLEAR };
  // Outliers come off first in a dendrogram, so that more cuts than groups are needed to see the groups.
  for (let cuts = 2; cuts <= Math.min(count / 2, 4 * most); cuts++) {
    const all = cutInto(tree, cuts);
    const groups = all.filter((group) => group.length >= smallest);
    if (groups.length < 2 || groups.length > most) continue;
    const clearness = silhouette(groups, vectors, dimensions) / count;
    if (clearness > best.clearness)
      best = { groups, outliers: all.filter((group) => group.length < smallest).flat(), clearness };
  }
  return best.groups.length > 1 ? best : undivided;
}
