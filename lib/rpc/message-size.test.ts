import { expect, it } from 'vitest';
import { sizeWithin } from './message-size';

it.each([
  ['a text', 'x'.repeat(1_000)],
  ['many short texts', Array(200).fill('abc')],
  ['numbers and nothing', Array(200).fill([1, null, true])],
  ['long names of fields', { ['x'.repeat(1_000)]: 1 }],
  ['many fields', Object.fromEntries(Array.from({ length: 200 }, (_, nth) => [`${nth}`, nth]))],
])('counts %s at least as JSON would', (_, value) => {
  const size = JSON.stringify(value).length;
  expect(sizeWithin(value, 1_000_000)).toBeGreaterThanOrEqual(size);
  expect(sizeWithin(value, size - 1)).toBeNull();
});

it('stops at the limit, however much there is', () => {
  let looked = 0;
  const endless = Array.from({ length: 10_000 }, () => ({
    get text() {
      looked++;
      return 'x'.repeat(1_000);
    },
  }));
  expect(sizeWithin(endless, 20_000)).toBeNull();
  expect(looked).toBeLessThan(40);
});

it('measures what nests deeper than any call can', () => {
  let nest: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth++) nest = [nest];
  expect(sizeWithin(nest, 10_000)).toBeNull();
  expect(sizeWithin(nest, 10_000_000)).toBeGreaterThan(100_000);
});
