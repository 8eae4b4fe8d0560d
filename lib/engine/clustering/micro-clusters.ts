import { addScaled, dot, unit } from '@/lib/engine/vector';
import type { Points } from './dendrogram';

/** Small heaps of papers, as points for clustering, and the papers in each. */
export interface MicroClusters extends Points {
  members: number[][];
}

/** Rounds of two-means; the halves hardly move after the fourth. */
const ROUNDS = 5;

/**
 * Each vector a heap of its own, or, where there are more than `most`, heaps that come of halving the largest
 * again and again (bisecting spherical k-means): clustering takes the square of their number.
 */
export function microClustersOf(vectors: Float32Array[], dimensions: number, most: number): MicroClusters {
  let members: number[][] = vectors.map((_, i) => [i]);
  if (vectors.length > most) {
    members = [vectors.map((_, i) => i)];
    const bySize: number[][][] = [];
    const put = (heap: number[]) => {
      const size = heap.length;
      bySize[size] ??= [];
      bySize[size].push(heap);
    };
    put(members[0] as number[]);
    let count = 1;
    for (let size = vectors.length; size > 1 && count < most; ) {
      const heap = bySize[size]?.pop();
      if (!heap) {
        size--;
        continue;
      }
      const [left, right] = halve(vectors, dimensions, heap);
      if (right.length === 0) {
        // Papers that are all alike: any halving is as good.
        const middle = heap.length >> 1;
        put(heap.slice(0, middle));
        put(heap.slice(middle));
      } else {
        put(left);
        put(right);
      }
      count++;
    }
    members = bySize.flatMap((heaps) => heaps ?? []);
  }
  const block = new Float32Array(members.length * dimensions);
  members.forEach((heap, i) => {
    block.set(meanOf(vectors, dimensions, heap), i * dimensions);
  });
  return {
    vectors: block,
    weights: Float64Array.from(members, (heap) => heap.length),
    count: members.length,
    dimensions,
    members,
  };
}

/** The unit mean of some of the vectors. */
export function meanOf(vectors: Float32Array[], dimensions: number, members: number[]): Float32Array {
  const sum = new Float64Array(dimensions);
  for (const i of members) addScaled(sum, 0, vectors[i] as Float32Array, 0, dimensions, 1);
  return unit(sum, dimensions);
}

function halve(vectors: Float32Array[], dimensions: number, heap: number[]): [number[], number[]] {
  const similarity = (a: Float32Array, i: number) => dot(a, 0, vectors[i] as Float32Array, 0, dimensions);
  const farthest = (from: Float32Array) =>
    heap.reduce((best, i) => (similarity(from, i) < similarity(from, best) ? i : best), heap[0] as number);
  let first = vectors[farthest(meanOf(vectors, dimensions, heap))] as Float32Array;
  let second = vectors[farthest(first)] as Float32Array;
  let halves: [number[], number[]] = [heap, []];
  for (let round = 0; round < ROUNDS; round++) {
    const left: number[] = [];
    const right: number[] = [];
    for (const i of heap) (similarity(first, i) >= similarity(second, i) ? left : right).push(i);
    if (left.length === 0 || right.length === 0) break;
    halves = [left, right];
    first = meanOf(vectors, dimensions, left);
    second = meanOf(vectors, dimensions, right);
  }
  return halves;
}
