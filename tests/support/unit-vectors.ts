import fc from 'fast-check';
import { unit } from '@/lib/vectors/float-vectors';

/** Vectors of length 1, none of them zero. */
export function unitVectors(bounds: { dimensions: number; minLength: number; maxLength: number }) {
  const { dimensions, ...lengths } = bounds;
  const numbers = fc.array(fc.integer({ min: -20, max: 20 }), {
    minLength: dimensions,
    maxLength: dimensions,
  });
  return fc
    .array(
      numbers.filter((vector) => vector.some((number) => number !== 0)),
      lengths,
    )
    .map((rows) => rows.map((row) => unit(Float32Array.from(row), dimensions)));
}

/** Cosine distance of two vectors of length 1, summed plainly. */
export function cosineDistance(a: Float32Array, b: Float32Array): number {
  return 1 - a.reduce((sum, number, at) => sum + number * (b[at] ?? 0), 0);
}
