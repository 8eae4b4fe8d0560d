import { expect, it } from 'vitest';
import { changesThrough, formatsBothWays, formatsOneWay, isSameAgain } from './fixed-point';

// 5,000 libraries are tried in `fixed-point.long.test.ts`.
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

it.each(formatsBothWays)('%s gives back libraries with signs in every field', (format) => {
  for (const seed of SEEDS) expect(changesThrough(format, seed), `seed ${seed}`).toEqual([]);
});

it.each(formatsOneWay)('%s is the same after the library went through its own file', (format) => {
  expect(SEEDS.filter((seed) => !isSameAgain(format, seed))).toEqual([]);
});
