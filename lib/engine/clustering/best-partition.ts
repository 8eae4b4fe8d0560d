import { cutInto, dendrogram } from './dendrogram';
import { silhouette } from './silhouette';

/** A division of points into groups. */
export interface Partition {
  /** Positions in ascending order. A single group if no division is clear. */
  groups: number[][];
  /** Positions of the vectors in no group, because too few others are like them. */
  outliers: number[];
  /** Mean silhouette, -1 to 1, where each outlier counts as 0. It is 0 if nothing is divided. */
  clearness: number;
}

/**
 * The minimum silhouette of a division. Any set of points can be divided somehow: of 59 headings with 16 papers or
 * more in the learning lists, 19 in 20 stay below 0.2, and so do 19 in 20 of 107 such headings in the reporting
 * lists. Of pairs of headings that were put together, 1 in 20 and 6 in 20 lie above it, so only plain cases are
 * divided.
 */
const CLEAR = 0.2;

/**
 * Divides unit vectors by Ward's method into the number of groups that has the highest silhouette: at most `most`
 * groups, each of at least `smallest` points.
 */
export function bestPartition(
  vectors: Float32Array[],
  { smallest, most }: { smallest: number; most: number },
): Partition {
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
  let best: Partition = { ...undivided, clearness: CLEAR };
  // Outliers split off first in a dendrogram, so it takes more cuts than there are groups before the groups show.
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
