import { type Dendrogram, dendrogram, pointsBelow } from './dendrogram';

/** A group of similar papers, as positions in the input list. */
export interface CohesiveCluster {
  members: number[];
  /** Mean cosine of all pairs, -1 to 1. */
  similarity: number;
}

/**
 * Minimum similarity between the two halves of a group, as a share of the required similarity. Without this limit a
 * tight group absorbs stray papers.
 */
const JOINT_SHARE = 0.6;

/**
 * Finds groups of papers by average link whose mean pairwise cosine is high enough and that `fits` accepts. Papers
 * in no group are left out. A group can consist of smaller groups: of all possible selections, the one with the
 * highest sum of (papers − 1) × similarity is returned. `vectors` holds rows of `dimensions` numbers, each of
 * length 1.
 */
export function cohesiveClusters(
  vectors: Float32Array,
  dimensions: number,
  wanted: {
    similarity: number;
    size: number;
    /** Whether to accept a group, given its positions and similarity. */
    fits(members: number[], similarity: number): boolean;
  },
): CohesiveCluster[] {
  const count = vectors.length / dimensions;
  if (count < wanted.size) return [];
  const tree = dendrogram({ vectors, weights: new Float64Array(count).fill(1), count, dimensions });
  const { sizes, distances } = pairSums(tree);
  /**
   * The highest sum that the groups below each node reach. If the node's own group reaches it, `chosen` holds that
   * group.
   */
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

/**
 * The number of points below each node and the sum of their pairwise distances, derived from the average-link
 * distances.
 */
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
