import { addScaled, dot } from '@/lib/vectors/float-vectors';

/**
 * How clearly groups of unit vectors are separated (silhouette, Rousseeuw 1987, over cosine distance). For each
 * vector, -1 to 1: how much farther it is, on average, from the members of the nearest other group than from the
 * other members of its own group. A vector alone in its group counts as 0. Returns the sum over all grouped
 * vectors, each multiplied by its weight.
 * Distances are averaged over members rather than taken to means: the mean of many vectors is near to all of them
 * and the mean of two is half of each, so means make pairs look clearest.
 */
export function silhouette(
  groups: number[][],
  vectors: Float32Array[],
  dimensions: number,
  weights?: Float64Array,
): number {
  const sums = groups.map((group) => sumOf(vectors, dimensions, group));
  let clearness = 0;
  groups.forEach((group, own) => {
    if (group.length < 2) return;
    for (const i of group) {
      const vector = vectors[i] as Float32Array;
      let inside = 0;
      let outside = Number.POSITIVE_INFINITY;
      sums.forEach((sum, at) => {
        // The sum of the cosines to all members.
        const alike = dot(vector, 0, sum, 0, dimensions);
        if (at === own) inside = 1 - (alike - 1) / (group.length - 1);
        else outside = Math.min(outside, 1 - alike / (groups[at]?.length ?? 1));
      });
      clearness += ((weights?.[i] ?? 1) * (outside - inside)) / Math.max(outside, inside, 1e-9);
    }
  });
  return clearness;
}

function sumOf(vectors: Float32Array[], dimensions: number, group: number[]): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const i of group) addScaled(sum, 0, vectors[i] as Float32Array, 0, dimensions, 1);
  return new Float32Array(sum);
}
