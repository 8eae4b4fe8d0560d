import { meanOf } from './heaps';
import { dot } from './vector';

/**
 * How clearly groups of vectors of length 1 stand out: for each grouped one, how much farther the nearest other
 * group's mean is than its own, -1 to 1 (simplified silhouette, Hruschka et al. 2004). Summed, not averaged, each
 * vector as often as its weight says.
 */
export function simplifiedSilhouette(
  groups: number[][],
  vectors: Float32Array[],
  dimensions: number,
  weights?: Float64Array,
): number {
  const means = groups.map((group) => meanOf(vectors, dimensions, group));
  let sum = 0;
  groups.forEach((group, own) => {
    for (const i of group) {
      const vector = vectors[i] as Float32Array;
      let inside = 0;
      let outside = Number.POSITIVE_INFINITY;
      means.forEach((other, at) => {
        const distance = 1 - dot(vector, 0, other, 0, dimensions);
        if (at === own) inside = distance;
        else outside = Math.min(outside, distance);
      });
      sum += ((weights?.[i] ?? 1) * (outside - inside)) / Math.max(outside, inside, 1e-9);
    }
  });
  return sum;
}
