import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineDistance, unitVectors } from '@/tests/support/unit-vectors';
import { silhouette } from './silhouette';

const DIMENSIONS = 4;

/** Rousseeuw's definition, pair by pair. */
function plainSilhouette(groups: number[][], vectors: Float32Array[], weights: number[]): number {
  const mean = (i: number, others: number[]) =>
    others.reduce(
      (sum, j) => sum + cosineDistance(vectors[i] as Float32Array, vectors[j] as Float32Array),
      0,
    ) / others.length;
  let sum = 0;
  for (const group of groups.filter(({ length }) => length > 1))
    for (const i of group) {
      const inside = mean(
        i,
        group.filter((j) => j !== i),
      );
      const outside = Math.min(...groups.filter((other) => other !== group).map((other) => mean(i, other)));
      sum += ((weights[i] ?? 1) * (outside - inside)) / Math.max(outside, inside, 1e-9);
    }
  return sum;
}

describe('silhouette', () => {
  it('equals the value computed from all pairwise distances', () => {
    fc.assert(
      fc.property(
        unitVectors({ dimensions: DIMENSIONS, minLength: 4, maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 }),
        (vectors, labels, weights) => {
          const groups = [0, 1, 2]
            .map((label) => vectors.flatMap((_, i) => (labels[i] === label ? [i] : [])))
            .filter(({ length }) => length > 0);
          fc.pre(groups.length > 1);
          // The distances between identical vectors are only rounding errors.
          const isSpread = (i: number) =>
            vectors.every((other, j) => i === j || cosineDistance(vectors[i] as Float32Array, other) > 1e-3);
          fc.pre(vectors.every((_, i) => isSpread(i)));
          const computed = silhouette(groups, vectors, DIMENSIONS, Float64Array.from(weights));
          expect(computed).toBeCloseTo(plainSilhouette(groups, vectors, weights), 3);
        },
      ),
    );
  });

  it('is highest for the clearest groups', () => {
    const at = (degrees: number) =>
      Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
    const vectors = [0, 5, 90, 95].map(at);
    const clear = silhouette([[0, 1], [2, 3]], vectors, 2); // biome-ignore format: a pair a group
    const mixed = silhouette([[0, 2], [1, 3]], vectors, 2); // biome-ignore format: a pair a group
    expect(clear).toBeGreaterThan(3.9);
    expect(mixed).toBeLessThan(0);
  });
});
