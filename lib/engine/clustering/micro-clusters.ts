import { addScaled, dot, unit } from '@/lib/vectors/float-vectors';
import type { Points } from './dendrogram';

/** Small clusters of papers, each of which is one point for clustering, with the papers in each. */
export interface MicroClusters extends Points {
  members: number[][];
}

/** Rounds of 2-means. The halves hardly change after the fourth. */
const ROUNDS = 5;

/**
 * Puts each vector in its own cluster. If there are more than `most` vectors, the largest cluster is halved
 * repeatedly instead, until there are `most` clusters (bisecting spherical k-means), because clustering takes time
 * proportional to the square of their number.
 */
export function microClustersOf(vectors: Float32Array[], dimensions: number, most: number): MicroClusters {
  let members: number[][] = vectors.map((_, i) => [i]);
  if (vectors.length > most) {
    members = [vectors.map((_, i) => i)];
    const bySize: number[][][] = [];
    const put = (cluster: number[]) => {
      const size = cluster.length;
      bySize[size] ??= [];
      bySize[size].push(cluster);
    };
    put(members[0] as number[]);
    let count = 1;
    for (let size = vectors.length; size > 1 && count < most; ) {
      const cluster = bySize[size]?.pop();
      if (!cluster) {
        size--;
        continue;
      }
      const [left, right] = halve(vectors, dimensions, cluster);
      if (right.length === 0) {
        // The papers are identical, so any division is as good as another.
        const middle = cluster.length >> 1;
        put(cluster.slice(0, middle));
        put(cluster.slice(middle));
      } else {
        put(left);
        put(right);
      }
      count++;
    }
    members = bySize.flatMap((clusters) => clusters ?? []);
  }
  const block = new Float32Array(members.length * dimensions);
  members.forEach((cluster, i) => {
    block.set(meanOf(vectors, dimensions, cluster), i * dimensions);
  });
  return {
    vectors: block,
    weights: Float64Array.from(members, (cluster) => cluster.length),
    count: members.length,
    dimensions,
    members,
  };
}

/** The mean of the vectors at the positions `members`, scaled to length 1. */
export function meanOf(vectors: Float32Array[], dimensions: number, members: number[]): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const i of members) addScaled(sum, 0, vectors[i] as Float32Array, 0, dimensions, 1);
  return unit(sum, dimensions);
}

function halve(vectors: Float32Array[], dimensions: number, cluster: number[]): [number[], number[]] {
  const similarity = (a: Float32Array, i: number) => dot(a, 0, vectors[i] as Float32Array, 0, dimensions);
  const farthest = (from: Float32Array) =>
    cluster.reduce(
      (best, i) => (similarity(from, i) < similarity(from, best) ? i : best),
      cluster[0] as number,
    );
  let first = vectors[farthest(meanOf(vectors, dimensions, cluster))] as Float32Array;
  let second = vectors[farthest(first)] as Float32Array;
  let halves: [number[], number[]] = [cluster, []];
  for (let round = 0; round < ROUNDS; round++) {
    const left: number[] = [];
    const right: number[] = [];
    for (const i of cluster) (similarity(first, i) >= similarity(second, i) ? left : right).push(i);
    if (left.length === 0 || right.length === 0) break;
    halves = [left, right];
    first = meanOf(vectors, dimensions, left);
    second = meanOf(vectors, dimensions, right);
  }
  return halves;
}
