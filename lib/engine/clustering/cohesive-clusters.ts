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
 * The largest groups whose papers are alike enough on average, and fit, found by average link; papers in none are left
 * out. `vectors` are rows of `dimensions` numbers at length 1.
 */
export function cohesiveClusters(
  vectors: Float32Array,
  dimensions: number,
  wanted: {
    similarity: number;
    size: number;
    /** A say over each group, given its positions and similarity; one that is turned down is looked at by its halves. */
    fits(members: number[], similarity: number): boolean;
  },
): CohesiveCluster[] {
  const count = vectors.length / dimensions;
  if (count < wanted.size) return [];
  const tree = dendrogram({ vectors, weights: new Float64Array(count).fill(1), count, dimensions });
  const { sizes, distances } = pairSums(tree);
  const groups: CohesiveCluster[] = [];
  const waiting = [2 * count - 2];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const size = sizes[node] as number;
    if (size < wanted.size || size < 2) continue;
    const similarity = 1 - (2 * (distances[node] as number)) / (size * (size - 1));
    const joint = 1 - (tree.distance[node - count] as number);
    const alike = similarity >= wanted.similarity && joint >= JOINT_SHARE * wanted.similarity;
    const members = alike ? pointsBelow(tree, node) : [];
    if (alike && wanted.fits(members, similarity)) groups.push({ members, similarity });
    else waiting.push(tree.left[node - count] as number, tree.right[node - count] as number);
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
