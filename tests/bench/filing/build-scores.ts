import type { Dendrogram } from '@/lib/engine/clustering/dendrogram';

/**
 * Dendrogram purity (Heller and Ghahramani 2005). For each pair of papers with the same heading, it takes the share of
 * that heading among all papers below the node where the two meet; the result is the mean over all such pairs.
 */
export function dendrogramPurity(tree: Dendrogram, labels: string[]): number {
  const counts: Map<string, number>[] = labels.map((label) => new Map([[label, 1]]));
  let pairs = 0;
  let purity = 0;
  tree.left.forEach((left, i) => {
    const [a, b] = [
      counts[left] as Map<string, number>,
      counts[tree.right[i] as number] as Map<string, number>,
    ];
    const joined = new Map(a);
    for (const [label, count] of b) joined.set(label, (joined.get(label) ?? 0) + count);
    const size = [...joined.values()].reduce((sum, count) => sum + count, 0);
    for (const [label, count] of a) {
      const here = count * (b.get(label) ?? 0);
      pairs += here;
      purity += (here * (joined.get(label) as number)) / size;
    }
    counts[labels.length + i] = joined;
  });
  return pairs ? purity / pairs : 0;
}

/** Normalised mutual information of two labellings, divided by the arithmetic mean of the entropies; 0 to 1. */
export function mutualInformation(a: string[], b: string[]): number {
  const total = a.length;
  const count = (labels: string[]) => {
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  };
  const entropy = (counts: Map<string, number>) =>
    -[...counts.values()].reduce((sum, n) => sum + (n / total) * Math.log(n / total), 0);
  const [ofA, ofB] = [count(a), count(b)];
  const both = count(a.map((label, i) => `${label}\u0001${b[i]}`));
  const mean = (entropy(ofA) + entropy(ofB)) / 2;
  return mean > 0 ? (entropy(ofA) + entropy(ofB) - entropy(both)) / mean : 1;
}

/** The number of its group for each point, from lists of the groups' points. */
export function labelsOf(groups: number[][], count: number): string[] {
  const labels = Array.from({ length: count }, (_, i) => `alone ${i}`);
  groups.forEach((points, group) => {
    for (const point of points) labels[point] = `${group}`;
  });
  return labels;
}
