import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineDistance, unitVectors } from '@/tests/support/unit-vectors';
import { cohesiveClusters } from './cohesive-clusters';

const DIMENSIONS = 3;

describe('cohesive clusters', () => {
  it('have the required size and mean pairwise similarity, and share no paper', () => {
    fc.assert(
      fc.property(
        unitVectors({ dimensions: DIMENSIONS, minLength: 2, maxLength: 20 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (vectors, similarity) => {
          const block = Float32Array.from(vectors.flatMap((vector) => [...vector]));
          const clusters = cohesiveClusters(block, DIMENSIONS, { similarity, size: 2, fits: () => true });
          const all = clusters.flatMap(({ members }) => members);
          expect(new Set(all).size).toBe(all.length);
          for (const { members, similarity: stated } of clusters) {
            const pairs = members.flatMap((a, at) =>
              members
                .slice(at + 1)
                .map((b) => 1 - cosineDistance(vectors[a] as Float32Array, vectors[b] as Float32Array)),
            );
            const mean = pairs.reduce((sum, cosine) => sum + cosine, 0) / pairs.length;
            expect(stated).toBeCloseTo(mean, 3);
            expect(mean).toBeGreaterThanOrEqual(similarity - 1e-3);
          }
        },
      ),
    );
  });

  it('are searched for in the halves of a group that does not fit', () => {
    const at = (degrees: number) =>
      [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180), 0] as const;
    const block = Float32Array.from([0, 2, 30, 32].flatMap((degrees) => [...at(degrees)]));
    const found = (most: number) =>
      cohesiveClusters(block, DIMENSIONS, {
        similarity: 0.5,
        size: 2,
        fits: ({ length }) => length <= most,
      }).map(({ members }) => members);
    expect(found(4)).toEqual([[0, 1, 2, 3]]);
    expect(found(2)).toEqual([[0, 1], [2, 3]]); // biome-ignore format: a cluster a group
  });

  it('are the halves of a similar enough group, if these hold as many papers that are far more alike', () => {
    const at = (degrees: number) => [
      Math.cos((degrees * Math.PI) / 180),
      Math.sin((degrees * Math.PI) / 180),
      0,
    ];
    const found = (...degrees: number[]) =>
      cohesiveClusters(Float32Array.from(degrees.flatMap(at)), DIMENSIONS, {
        similarity: 0.4,
        size: 2,
        fits: () => true,
      }).map(({ members }) => members.length);
    expect(found(0, 2, 4, 70, 72, 74)).toEqual([3, 3]);
    expect(found(0, 2, 4, 30, 32, 34)).toEqual([6]);
  });
});
