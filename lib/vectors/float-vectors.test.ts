import { describe, expect, it } from 'vitest';
import { toUnitLength } from './float-vectors';

describe('toUnitLength', () => {
  it('scales in place', () => {
    const vector = Float32Array.of(3, 4);
    expect(toUnitLength(vector)).toBe(vector);
    expect([...vector]).toEqual([0.6, 0.8].map(Math.fround));
  });

  it.each([[[0, 0, 0, 0]], [[Number.NaN, 1, 0, 0]], [[Number.POSITIVE_INFINITY, 1, 0, 0]]])(
    'turns %j, which has no direction, into zeros',
    (values) => {
      expect([...toUnitLength(Float32Array.from(values))]).toEqual([0, 0, 0, 0]);
    },
  );
});
