import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaperId } from '@/lib/domain/ids';
import { VectorIndex } from './vector-index';

it('compares with what was put last and not removed, whatever came before', () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 8 }).map((id) => `url:${id}` as PaperId),
    value: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const index = new VectorIndex(2);
      const model = new Map<PaperId, number>();
      for (const { id, value } of steps) {
        if (value === null) {
          index.remove(id);
          model.delete(id);
        } else {
          index.put(id, Float32Array.of(value, 1));
          model.set(id, value);
        }
      }
      const compared = index.compare(Float32Array.of(1, 0));
      expect(new Map(compared.map(({ id, similarity }) => [id, similarity]))).toEqual(model);
      expect(index.size).toBe(model.size);
    }),
  );
});

it('grows beyond its first room, and leaves vectors of other models out', () => {
  const index = new VectorIndex(1);
  for (let nth = 0; nth < 3_000; nth++) index.put(`url:${nth}` as PaperId, Float32Array.of(nth + 1));
  index.put('url:other' as PaperId, Float32Array.of(1, 2));
  const compared = index.compare(Float32Array.of(1));
  expect(compared).toHaveLength(3_000);
  expect(compared[2_999]).toEqual({ id: 'url:2999', similarity: 3_000 });
  expect(index.compare(Float32Array.of(1, 2))).toEqual([]);
});

it('holds no vector of zeros, and compares none', () => {
  const index = new VectorIndex(2);
  const id = 'url:1' as PaperId;
  index.put('url:2' as PaperId, Float32Array.of(0, 0));
  index.put(id, Float32Array.of(1, 0));
  expect(index.compare(Float32Array.of(1, 0))).toEqual([{ id, similarity: 1 }]);
  expect(index.compare(Float32Array.of(0, 0))).toEqual([]);
  index.put(id, Float32Array.of(0, 0));
  expect(index.size).toBe(0);
});
