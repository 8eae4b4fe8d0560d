import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TopicStatistics } from '@/lib/engine/state/topic-statistics';
import { chooseNode } from './choose-node';

/** A tree given by each node's parent: an earlier node, or -1. */
function treeOf(parents: number[]): TopicStatistics {
  const depth: number[] = [];
  for (const parent of parents) depth.push(parent < 0 ? 0 : (depth[parent] ?? 0) + 1);
  return { parent: Int32Array.from(parents), depth: Int32Array.from(depth) } as TopicStatistics;
}

function pathTo(parents: number[], node: number): number[] {
  return node < 0 ? [] : [...pathTo(parents, parents[node] as number), node];
}

/**
 * Hierarchical F of an answer for one true place: twice the number of nodes that both paths share, divided by the
 * sum of their lengths.
 */
function hierarchicalF(parents: number[], answer: number, truth: number): number {
  const right = pathTo(parents, truth);
  const given = pathTo(parents, answer);
  return (2 * given.filter((node) => right.includes(node)).length) / (given.length + right.length);
}

const trees = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    parents: fc.tuple(
      ...Array.from({ length: count }, (_, node) => fc.integer({ min: -1, max: node - 1 })),
    ) as fc.Arbitrary<number[]>,
    shares: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
  }),
);

describe('chooseNode', () => {
  it('finds the node with the highest expected F, as trying every node does', () => {
    fc.assert(
      fc.property(trees, ({ parents, shares }) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        const probabilities = shares.map((share, row) => ({ row, probability: share / total }));
        const expectedF = (node: number) =>
          probabilities.reduce(
            (sum, { row, probability }) => sum + probability * hierarchicalF(parents, node, row),
            0,
          );
        const chosen = chooseNode(treeOf(parents), probabilities);
        const best = Math.max(...parents.map((_, node) => expectedF(node)));
        expect(expectedF(chosen?.row ?? -1)).toBeCloseTo(best, 9);
        const isBelow = ({ row }: { row: number }) => pathTo(parents, row).includes(chosen?.row ?? -1);
        const below = probabilities.filter(isBelow).reduce((sum, each) => sum + each.probability, 0);
        expect(chosen?.confidence).toBeCloseTo(below, 9);
      }),
    );
  });

  it('prefers the branch if several of its topics are too close to call', () => {
    const tree = treeOf([-1, 0, 0, 0, 0, -1]);
    const alike = (shares: number[]) => shares.map((probability, i) => ({ row: i + 1, probability }));
    const close = chooseNode(tree, alike([0.24, 0.23, 0.22, 0.21, 0.1]));
    expect(close?.row).toBe(0);
    expect(close?.confidence).toBeCloseTo(0.9);
    expect(chooseNode(tree, alike([0.6, 0.1, 0.1, 0.1, 0.1]))?.row).toBe(1);
  });

  it('is null without a candidate', () => {
    expect(chooseNode(treeOf([-1]), [])).toBeNull();
  });
});
