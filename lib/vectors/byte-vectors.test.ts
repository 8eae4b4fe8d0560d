import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteVectors } from './byte-vectors';

const WIDTH = 8;
const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const unitVector = fc
  .array(coordinate, { minLength: WIDTH, maxLength: WIDTH })
  .map((numbers) => ({ numbers, length: Math.hypot(...numbers) }))
  .filter(({ length }) => length > 0.1)
  .map(({ numbers, length }) => Float32Array.from(numbers, (x) => x / length));

it('gives each cosine to within its slack, after any sequence of put and remove', () => {
  const step = fc.record({ row: fc.nat(12), vector: fc.option(unitVector, { nil: null }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), unitVector, (steps, asked) => {
      const index = new ByteVectors(WIDTH);
      const model = new Map<number, Float32Array>();
      for (const { row, vector } of steps) {
        if (vector) index.put(row, vector);
        else index.remove(row);
        if (vector) model.set(row, vector);
        else model.delete(row);
      }
      const cosines = index.compare(asked, 13) as Float32Array;
      for (const [row, cosine] of cosines.entries()) {
        const vector = model.get(row);
        expect(Number.isNaN(cosine)).toBe(!vector);
        const true_ = vector?.reduce((sum, x, at) => sum + x * (asked[at] as number), 0) ?? 0;
        if (vector) expect(Math.abs(cosine - true_)).toBeLessThanOrEqual(index.slack);
      }
      expect(index.slack).toBeLessThan(0.02);
    }),
  );
});

it('skips vectors of zeros and of other models', () => {
  const index = new ByteVectors(2);
  index.put(0, Float32Array.of(1, 0));
  index.put(1, Float32Array.of(0, 0));
  index.put(2, Float32Array.of(1, 2, 3));
  expect([0, 1, 2, 3].map((row) => index.has(row))).toEqual([true, false, false, false]);
  expect(index.compare(Float32Array.of(0, 0), 3)).toBeNull();
  expect(index.compare(Float32Array.of(1, 0, 0), 3)).toBeNull();
  index.put(0, Float32Array.of(0, 0));
  expect(index.has(0)).toBe(false);
});
