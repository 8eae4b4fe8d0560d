import type { Dendrogram } from '@/lib/engine/clustering/dendrogram';
import { addScaled, dot, unit } from '@/lib/vectors/float-vectors';

/**
 * Bisecting spherical k-means (Steinbach et al. 2000): the largest group is split in two until every point is alone.
 */
export function bisectingKMeans(vectors: Float32Array[]): Dendrogram {
  const count = vectors.length;
  const splits: { node: number; left: number; right: number }[] = [];
  let next = 0;
  const queue = [{ node: next++, points: vectors.map((_, i) => i) }];
  const leafOf = new Map<number, number>();
  for (;;) {
    queue.sort((a, b) => b.points.length - a.points.length);
    const { node, points } = queue.shift() ?? { node: -1, points: [] };
    if (points.length < 2) {
      if (node >= 0) leafOf.set(node, points[0] as number);
      if (queue.length === 0) break;
      continue;
    }
    const [left, right] = halve(vectors, points);
    splits.push({ node, left: next, right: next + 1 });
    queue.push({ node: next++, points: left }, { node: next++, points: right });
  }
  // Splits in reverse order are merges: the last group that was split is the first to be merged.
  const numberOf = new Map(leafOf);
  const merges = splits.reverse().map(({ node, left, right }, i) => {
    numberOf.set(node, count + i);
    return [numberOf.get(left) as number, numberOf.get(right) as number] as const;
  });
  return {
    count,
    left: Int32Array.from(merges, ([left]) => left),
    right: Int32Array.from(merges, ([, right]) => right),
    distance: Float64Array.from(merges, (_, i) => i),
  };
}

function halve(vectors: Float32Array[], points: number[]): [number[], number[]] {
  const size = vectors[0]?.length ?? 0;
  const similarity = (a: Float32Array, i: number) => dot(a, 0, vectors[i] as Float32Array, 0, size);
  const mean = (members: number[]) => {
    const sum = new Float64Array(size);
    for (const i of members) addScaled(sum, 0, vectors[i] as Float32Array, 0, size, 1);
    return unit(sum, size);
  };
  // The point farthest from the mean, and the point farthest from that one.
  const least = (from: Float32Array) =>
    points.reduce(
      (best, i) => (similarity(from, i) < similarity(from, best) ? i : best),
      points[0] as number,
    );
  const far = least(mean(points));
  let centres = [vectors[far] as Float32Array, vectors[least(vectors[far] as Float32Array)] as Float32Array];
  let halves: [number[], number[]] = [points.slice(0, 1), points.slice(1)];
  for (let round = 0; round < 8; round++) {
    const near = points.filter(
      (i) => similarity(centres[0] as Float32Array, i) >= similarity(centres[1] as Float32Array, i),
    );
    const rest = points.filter((i) => !near.includes(i));
    if (near.length === 0 || rest.length === 0) break;
    halves = [near, rest];
    centres = halves.map(mean);
  }
  return halves;
}

/**
 * The hierarchy of HDBSCAN (Campello et al. 2013): single linkage on the mutual reachability distance, which is the
 * largest of the two points' cosine distance and the distances to their fifth neighbours.
 */
export function densityTree(vectors: Float32Array[], neighbours = 5): Dendrogram {
  const count = vectors.length;
  const size = vectors[0]?.length ?? 0;
  const far = (a: number, b: number) =>
    1 - dot(vectors[a] as Float32Array, 0, vectors[b] as Float32Array, 0, size);
  const core = vectors.map((_, a) => {
    const distances = Float64Array.from({ length: count }, (_, b) => far(a, b)).sort();
    return distances[Math.min(neighbours, count - 1)] as number;
  });
  // Prim's minimum spanning tree.
  const best = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count);
  const left = new Set(vectors.map((_, i) => i));
  left.delete(0);
  const edges: { a: number; b: number; distance: number }[] = [];
  for (let at = 0; left.size > 0; ) {
    let next = -1;
    for (const b of left) {
      const distance = Math.max(far(at, b), core[at] as number, core[b] as number);
      if (distance < (best[b] as number)) {
        best[b] = distance;
        from[b] = at;
      }
      if (next < 0 || (best[b] as number) < (best[next] as number)) next = b;
    }
    edges.push({ a: from[next] as number, b: next, distance: best[next] as number });
    left.delete(next);
    at = next;
  }
  const root = Int32Array.from({ length: 2 * count }, (_, i) => i);
  const find = (node: number): number => {
    let top = node;
    while (root[top] !== top) top = root[top] as number;
    return top;
  };
  edges.sort((a, b) => a.distance - b.distance);
  const pairs = edges.map(({ a, b }, i) => {
    const pair = [find(a), find(b)] as const;
    for (const node of pair) root[node] = count + i;
    return pair;
  });
  return {
    count,
    left: Int32Array.from(pairs, ([a]) => a),
    right: Int32Array.from(pairs, ([, b]) => b),
    distance: Float64Array.from(edges, ({ distance }) => distance),
  };
}
