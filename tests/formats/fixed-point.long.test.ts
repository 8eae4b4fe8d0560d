import { expect, it } from 'vitest';
import { changesThrough, formatsBothWays, formatsOneWay, isSameAgain } from './fixed-point';

const SEEDS = Array.from({ length: 5_000 }, (_, index) => index + 1);
const timeout = 3_600_000;

it.each(formatsBothWays)('%s gives back 5,000 libraries with signs in every field', { timeout }, (format) => {
  const changes = SEEDS.flatMap((seed) => {
    const found = changesThrough(format, seed);
    return found.length > 0 ? [`seed ${seed}: ${found.join('; ')}`] : [];
  });
  expect(changes).toEqual([]);
});

it.each(formatsOneWay)(
  '%s is the same for 5,000 libraries after they went through their own file',
  { timeout },
  (format) => {
    expect(SEEDS.filter((seed) => !isSameAgain(format, seed))).toEqual([]);
  },
);
