import { expect, it } from 'vitest';
import { parts } from './split-into-parts';

it('keeps the order, and the rest in a shorter part', () => {
  expect(parts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(parts([1, 2], 2)).toEqual([[1, 2]]);
  expect(parts([], 2)).toEqual([]);
});
