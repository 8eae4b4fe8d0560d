import { type Dendrogram, dendrogram, pointsBelow } from './dendrogram';

/** Papers that belong together, as positions in the list they were found in. */
export interface CohesiveCluster {
  members: number[];
  /** Mean cosine of all pairs, -1 to 1. */
  similarity: number;
}

/** The two halves of a group must be this much alike, as a share of all: else a tight group takes a stray in. */
const JOINT_SHARE = 0.6;

/**
 * Groups whose papers are alike enough on average, and fit, found by average link; papers in none are left out. Of a group
 * and those that it is made of, whichever holds more papers more alike: the sum over groups of papers less one, times
 * similarity, is the highest there is. `vectors` are rows of `dimensions` numbers at length 1.
 */
export function cohesiveClusters(
  vectors: Float32Array,
  dimensions: number,
  wanted: {
    similarity: number;
    size: number;
    /** A say over each group, given its positions and similarity. */
    fits(members: number[], similarity: number): boolean;
  },
): CohesiveCluster[] {
  const count = vectors.length / dimensions;
  if (count < wanted.size) return [];
  const tree = dendrogram({ vectors, weights: new Float64Array(count).fill(1), count, dimensions });
  const { sizes, distances } = pairSums(tree);
  /** What the best groups below each node add up to, and the node's own group where it is one of them. */
  const worth = new Float64Array(2 * count - 1);
  const chosen = new Map<number, CohesiveCluster>();
  for (let node = count; node < worth.length; node++) {
    const [left, right] = [tree.left[node - count] as number, tree.right[node - count] as number];
    const ofHalves = (worth[left] as number) + (worth[right] as number);
    worth[node] = ofHalves;
    const size = sizes[node] as number;
    const similarity = 1 - (2 * (distances[node] as number)) / (size * (size - 1));
    const joint = 1 - (tree.distance[node - count] as number);
    const own = (size - 1) * similarity;
    if (size < wanted.size || own < ofHalves) continue;
    if (similarity < wanted.similarity || joint < JOINT_SHARE * wanted.similarity) continue;
    const members = pointsBelow(tree, node);
    if (!wanted.fits(members, similarity)) continue;
    worth[node] = own;
    chosen.set(node, { members, similarity });
  }
  const groups: CohesiveCluster[] = [];
  const waiting = [2 * count - 2];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const group = chosen.get(node);
    if (group) groups.push(group);
    else if (node >= count)
      waiting.push(tree.left[node - count] as number, tree.right[node - count] as number);
  }
  return groups.sort(
    (a, b) => b.members.length - a.members.length || (a.members[0] as number) - (b.members[0] as number),
  );
}

/** Points below each node, and the sum of the distances of their pairs, which average link knows already. */
function pairSums({ count, left, right, distance }: Dendrogram) {
  const sizes = new Float64Array(2 * count - 1).fill(1);
  const distances = new Float64Array(2 * count - 1);
  left.forEach((a, i) => {
    const b = right[i] as number;
    const across = (sizes[a] as number) * (sizes[b] as number) * (distance[i] as number);
    sizes[count + i] = (sizes[a] as number) + (sizes[b] as number);
    distances[count + i] = (distances[a] as number) + (distances[b] as number) + across;
  });
  return { sizes, distances };
}
