import { cutInto, dendrogram } from './dendrogram';
import { simplifiedSilhouette } from './simplified-silhouette';

/** A division of points into groups. */
export interface ClearGroups {
  /** Positions, ascending; all in one group where no division is clear. */
  groups: number[][];
  /** Positions in no group: too few of their kind. */
  outliers: number[];
  /** Mean silhouette against the nearest other group's mean, -1 to 1; 0 where nothing is divided. */
  clearness: number;
}

/**
 * Below this silhouette nothing is divided. Any points fall into groups somehow: of 59 topics of 16 to 20 papers that
 * people kept whole, nine in ten reach up to 0.52, and two such topics put together reach no more. Only plain cases
 * lie above.
 */
const CLEAR = 0.55;

/**
 * Divides vectors of length 1 by Ward's method, into as many groups as stand out most clearly from one another
 * (simplified silhouette), each of `smallest` points at least.
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
    const clearness = simplifiedSilhouette(groups, vectors, dimensions) / count;
    if (clearness > best.clearness)
      best = { groups, outliers: all.filter((group) => group.length < smallest).flat(), clearness };
  }
  return best.groups.length > 1 ? best : undivided;
}
