import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';

/** A node of the tree and the probability that the paper belongs there or below. */
export interface ChosenNode {
  /** Row of the topic statistics. */
  row: number;
  confidence: number;
}

/**
 * The node with the highest expected hierarchical F (Plaud et al. 2025, "To Each Metric Its Decoding"): if several
 * leaves of one branch are too close to call, the branch itself may be a better answer than any of them.
 * `probabilities` holds each candidate's probability of being the paper's place. Returns `null` if there is no
 * candidate.
 */
export function chooseNode(
  statistics: TopicStatistics,
  probabilities: { row: number; probability: number }[],
): ChosenNode | null {
  const at = (rows: Int32Array, row: number) => rows[row] as number;
  const paths = probabilities.map(({ row, probability }) => {
    const path: number[] = [];
    for (let node = row; node >= 0; node = at(statistics.parent, node)) path.push(node);
    return { path: path.reverse(), probability };
  });
  // For each node, the probability that the place is this node or below it, split by the length of the path to the
  // place.
  const below = new Map<number, Map<number, number>>();
  for (const { path, probability } of paths)
    for (const node of path) {
      const byLength = below.get(node) ?? new Map<number, number>();
      byLength.set(path.length, (byLength.get(path.length) ?? 0) + probability);
      below.set(node, byLength);
    }
  let best: ChosenNode | null = null;
  let bestF = 0;
  for (const node of below.keys()) {
    const length = at(statistics.depth, node) + 1;
    // The paths to a place and to this node share the nodes above both. Each shared node adds 2 / (sum of both
    // lengths).
    let expected = 0;
    for (let above = node; above >= 0; above = at(statistics.parent, above))
      for (const [other, probability] of below.get(above) ?? [])
        expected += (2 * probability) / (length + other);
    if (expected > bestF) {
      bestF = expected;
      best = { row: node, confidence: [...(below.get(node)?.values() ?? [])].reduce((a, b) => a + b, 0) };
    }
  }
  return best && { ...best, confidence: Math.min(1, best.confidence) };
}
