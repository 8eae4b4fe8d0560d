import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineDistance, unitVectors } from '@/tests/support/unit-vectors';
import { meanOf, microClustersOf } from './micro-clusters';

const DIMENSIONS = 4;
const someVectors = unitVectors({ dimensions: DIMENSIONS, minLength: 1, maxLength: 40 });

describe('micro-clusters', () => {
  it('hold every vector once, in the maximum number of clusters, each with its mean and size', () => {
    fc.assert(
      fc.property(someVectors, fc.integer({ min: 1, max: 20 }), (vectors, most) => {
        const { members, vectors: means, weights, count } = microClustersOf(vectors, DIMENSIONS, most);
        expect(members.flat().sort((a, b) => a - b)).toEqual(vectors.map((_, i) => i));
        expect(count).toBe(Math.min(most, vectors.length));
        members.forEach((cluster, i) => {
          expect(weights[i]).toBe(cluster.length);
          const mean = means.slice(i * DIMENSIONS, (i + 1) * DIMENSIONS);
          expect(mean).toEqual(meanOf(vectors, DIMENSIONS, cluster));
        });
      }),
    );
  });

  it('are single vectors if the maximum allows it', () => {
    fc.assert(
      fc.property(someVectors, (vectors) => {
        expect(microClustersOf(vectors, DIMENSIONS, vectors.length).members).toEqual(
          vectors.map((_, i) => [i]),
        );
      }),
    );
  });

  it('separate vectors that are far apart', () => {
    const at = (degrees: number) =>
      Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
    const { members } = microClustersOf([0, 91, 2, 93, 181, 4, 183].map(at), 2, 3);
    expect(members.map((cluster) => cluster.sort((a, b) => a - b)).sort()).toEqual([[0, 2, 5], [1, 3], [4, 6]]); // biome-ignore format: a cluster a group
  });

  it('split identical vectors', () => {
    const { members } = microClustersOf(
      Array.from({ length: 8 }, () => Float32Array.of(1, 0)),
      2,
      4,
    );
    expect(members.map(({ length }) => length)).toEqual([2, 2, 2, 2]);
  });

  it('have a mean whose total distance to the members is the least of all unit vectors', () => {
    fc.assert(
      fc.property(someVectors, (vectors) => {
        const all = vectors.map((_, i) => i);
        const mean = meanOf(vectors, DIMENSIONS, all);
        const far = (from: Float32Array) =>
          vectors.reduce((sum, vector) => sum + cosineDistance(from, vector), 0);
        fc.pre(mean.some((number) => number !== 0));
        for (const other of vectors) expect(far(mean)).toBeLessThanOrEqual(far(other) + 1e-4);
      }),
    );
  });
});
