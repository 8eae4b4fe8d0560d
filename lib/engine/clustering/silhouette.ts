import { addScaled, dot } from '@/lib/engine/vector';

/**
 * How clearly groups of vectors of length 1 stand out: for each grouped one, how much farther it is, on average, from
 * the members of the nearest other group than from the other members of its own, -1 to 1 (silhouette, Rousseeuw 1987,
 * over cosine distance). Averages over members, not distances to means: a mean of many is near to all of them and a
 * mean of two is half each of them, so that means make pairs look clearest. Summed over the vectors, each as often as
 * its weight says; one that is alone counts 0.
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
