import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineDistance, unitVectors } from '@/tests/support/unit-vectors';
import { cutInto, dendrogram, pointsBelow } from './dendrogram';

const DIMENSIONS = 5;

function pointsOf(vectors: Float32Array[]) {
  return {
    vectors: Float32Array.from(vectors.flatMap((vector) => [...vector])),
    weights: new Float64Array(vectors.length).fill(1),
    count: vectors.length,
    dimensions: DIMENSIONS,
  };
}

/** Average link by definition: repeatedly joins the two nearest groups. */
function plainDistances(vectors: Float32Array[]): number[] {
  let groups = vectors.map((_, i) => [i]);
  const between = (a: number[], b: number[]) =>
    a.reduce(
      (sum, i) =>
        sum +
        b.reduce(
          (part, j) => part + cosineDistance(vectors[i] as Float32Array, vectors[j] as Float32Array),
          0,
        ),
      0,
    ) /
    (a.length * b.length);
  const distances: number[] = [];
  while (groups.length > 1) {
    const pairs = groups.flatMap((a, i) =>
      groups.slice(i + 1).map((b) => ({ a, b, distance: between(a, b) })),
    );
    const { a, b, distance } = pairs.reduce((best, pair) => (pair.distance < best.distance ? pair : best));
    distances.push(distance);
    groups = [...groups.filter((group) => group !== a && group !== b), [...a, ...b]];
  }
  return distances;
}

const someVectors = unitVectors({ dimensions: DIMENSIONS, minLength: 2, maxLength: 14 });

describe('dendrogram', () => {
  it('joins groups at the same distances as the plain definition', () => {
    fc.assert(
      fc.property(someVectors, (vectors) => {
        const plain = plainDistances(vectors);
        // If two pairs are equally near, either may be joined first, and later distances depend on the choice.
        fc.pre(plain.every((distance, i) => i === 0 || distance - (plain[i - 1] ?? 0) > 1e-4));
        const { distance } = dendrogram(pointsOf(vectors));
        expect(distance).toHaveLength(plain.length);
        plain.forEach((each, i) => void expect(distance[i]).toBeCloseTo(each, 3));
      }),
    );
  });

  it.each(['average', 'ward'] as const)(
    'is one tree of all points with distances that never decrease (%s)',
    (linkage) => {
      fc.assert(
        fc.property(someVectors, (vectors) => {
          const tree = dendrogram(pointsOf(vectors), linkage);
          const all = vectors.map((_, i) => i);
          expect(pointsBelow(tree, 2 * vectors.length - 2)).toEqual(all);
          tree.distance.forEach((distance, i) => {
            expect(distance).toBeGreaterThanOrEqual((tree.distance[i - 1] ?? -1) - 1e-6);
          });
        }),
      );
    },
  );

  it('is cut into the requested number of groups, with each point in one of them', () => {
    fc.assert(
      fc.property(someVectors, fc.integer({ min: 1, max: 14 }), (vectors, wanted) => {
        const groups = cutInto(dendrogram(pointsOf(vectors)), wanted);
        expect(groups).toHaveLength(Math.min(wanted, vectors.length));
        expect(groups.flat().sort((a, b) => a - b)).toEqual(vectors.map((_, i) => i));
      }),
    );
  });
});
