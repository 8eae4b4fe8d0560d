import { type Dendrogram, dendrogram, pointsBelow } from './dendrogram';

/** Papers that belong together, as positions in the list they were found in, and how alike they are on average. */
export interface KindredGroup {
  members: number[];
  /** Mean cosine of all pairs, -1 to 1. */
  likeness: number;
}

/**
 * The largest groups whose papers are alike enough on average, found by average link; papers in none are left out.
 * `vectors` are rows of `dimensions` numbers at length 1.
 */
export function kindredGroups(
  vectors: Float32Array,
  dimensions: number,
  atLeast: { likeness: number; size: number },
): KindredGroup[] {
  const count = vectors.length / dimensions;
  if (count < atLeast.size) return [];
  const tree = dendrogram({ vectors, weights: new Float64Array(count).fill(1), count, dimensions });
  const { sizes, pairs } = pairSums(tree);
  const groups: KindredGroup[] = [];
  const waiting = [2 * count - 2];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const size = sizes[node] as number;
    if (size < atLeast.size) continue;
    const likeness = size > 1 ? 1 - (2 * (pairs[node] as number)) / (size * (size - 1)) : 1;
    if (likeness >= atLeast.likeness) groups.push({ members: pointsBelow(tree, node), likeness });
    else if (node >= count) waiting.push(tree.left[node - count] as number, tree.right[node - count] as number);
  }
  return groups.sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

/** Papers below each node, and the sum of the distances of their pairs: average link gives it for nothing. */
function pairSums({ count, left, right, distance }: Dendrogram) {
  const sizes = new Float64Array(2 * count - 1).fill(1);
  const pairs = new Float64Array(2 * count - 1);
  left.forEach((a, i) => {
    const b = right[i] as number;
    sizes[count + i] = (sizes[a] as number) + (sizes[b] as number);
    pairs[count + i] =
      (pairs[a] as number) +
      (pairs[b] as number) +
      (sizes[a] as number) * (sizes[b] as number) * (distance[i] as number);
  });
  return { sizes, pairs };
}
