import { dot } from '@/lib/vectors/float-vectors';

/**
 * Points to cluster: unit vectors as rows of `dimensions` numbers, each with the number of papers that it
 * represents.
 */
export interface Points {
  vectors: Float32Array;
  weights: Float64Array;
  count: number;
  dimensions: number;
}

/**
 * A binary tree over points. Nodes below `count` are the points; node `count + i` joins `left[i]` and `right[i]` at
 * `distance[i]`. Distances never decrease.
 */
export interface Dendrogram {
  count: number;
  left: Int32Array;
  right: Int32Array;
  distance: Float64Array;
}

/**
 * How the distance between two groups is computed: the mean over their pairs (UPGMA), or the growth of variance
 * (Ward).
 */
export type Linkage = 'average' | 'ward';

/**
 * Agglomerative clustering on cosine distance, by nearest-neighbour chains in O(n²) time and memory (Müllner 2011,
 * "Modern hierarchical, agglomerative clustering algorithms").
 */
export function dendrogram(points: Points, linkage: Linkage = 'average'): Dendrogram {
  const { count } = points;
  const distances = cosineDistances(points);
  if (linkage === 'ward') weighForWard(distances, points);
  const size = Float64Array.from(points.weights);
  const alive = new Uint8Array(count).fill(1);
  const merges: { a: number; b: number; distance: number }[] = [];
  const chain: number[] = [];
  let next = 0;
  while (merges.length < count - 1) {
    if (chain.length === 0) {
      while (!alive[next]) next++;
      chain.push(next);
    }
    const tip = chain[chain.length - 1] as number;
    const before = chain[chain.length - 2] ?? -1;
    let nearest = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : (distances[tip * count + before] as number);
    for (let other = 0; other < count; other++) {
      if (!alive[other] || other === tip) continue;
      const distance = distances[tip * count + other] as number;
      if (distance < least) {
        least = distance;
        nearest = other;
      }
    }
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ a: nearest, b: tip, distance: least });
    // The joined group keeps the row of `nearest`.
    alive[tip] = 0;
    const sizeA = size[nearest] as number;
    const sizeB = size[tip] as number;
    for (let other = 0; other < count; other++) {
      if (!alive[other] || other === nearest) continue;
      const toA = distances[nearest * count + other] as number;
      const toB = distances[tip * count + other] as number;
      const joined =
        linkage === 'average'
          ? (sizeA * toA + sizeB * toB) / (sizeA + sizeB)
          : ((sizeA + (size[other] as number)) * toA +
              (sizeB + (size[other] as number)) * toB -
              (size[other] as number) * least) /
            (sizeA + sizeB + (size[other] as number));
      distances[nearest * count + other] = joined;
      distances[other * count + nearest] = joined;
    }
    size[nearest] = sizeA + sizeB;
  }
  return inOrder(count, merges);
}

function cosineDistances({ vectors, count, dimensions }: Points): Float32Array {
  const distances = new Float32Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) {
      const distance = 1 - dot(vectors, a * dimensions, vectors, b * dimensions, dimensions);
      distances[a * count + b] = distance;
      distances[b * count + a] = distance;
    }
  return distances;
}

/**
 * Ward's distance between two clusters: the distance between their means times 2ab / (a + b), where a and b are
 * their sizes. For two single points it is the plain distance.
 */
function weighForWard(distances: Float32Array, { weights, count }: Points): void {
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) {
      const [sizeA, sizeB] = [weights[a] as number, weights[b] as number];
      distances[a * count + b] = ((distances[a * count + b] as number) * 2 * sizeA * sizeB) / (sizeA + sizeB);
    }
}

/** Sorts the merges by distance and gives the joined groups their node numbers. */
function inOrder(count: number, merges: { a: number; b: number; distance: number }[]): Dendrogram {
  const left = new Int32Array(merges.length);
  const right = new Int32Array(merges.length);
  const distance = new Float64Array(merges.length);
  const root = Int32Array.from({ length: 2 * count }, (_, i) => i);
  const find = (point: number): number => {
    let node = point;
    while (root[node] !== node) node = root[node] as number;
    for (let at = point; at !== node; ) {
      const up = root[at] as number;
      root[at] = node;
      at = up;
    }
    return node;
  };
  merges
    .map((merge, order) => ({ ...merge, order }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .forEach((merge, i) => {
      const a = find(merge.a);
      const b = find(merge.b);
      left[i] = Math.min(a, b);
      right[i] = Math.max(a, b);
      distance[i] = merge.distance;
      root[a] = count + i;
      root[b] = count + i;
    });
  return { count, left, right, distance };
}

/** Cuts the tree into `groups` groups (at least 1) by undoing the last merges. Returns the points of each group. */
export function cutInto(tree: Dendrogram, groups: number): number[][] {
  const nodes = new Set([2 * tree.count - 2]);
  for (let i = tree.left.length - 1; i >= 0 && nodes.size < groups; i--) {
    nodes.delete(tree.count + i);
    nodes.add(tree.left[i] as number);
    nodes.add(tree.right[i] as number);
  }
  return [...nodes].map((node) => pointsBelow(tree, node)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The points below a node, ascending. */
export function pointsBelow(tree: Dendrogram, node: number): number[] {
  const points: number[] = [];
  const waiting = [node];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < tree.count) points.push(at);
    else waiting.push(tree.left[at - tree.count] as number, tree.right[at - tree.count] as number);
  }
  return points.sort((a, b) => a - b);
}
