import { expect, it } from 'vitest';
import { changesThrough, formatsBothWays, generatedLibrary } from './fixed-point';

it.each(formatsBothWays)(
  '%s gives back 5,000 libraries with signs in every field',
  { timeout: 3_600_000 },
  (format) => {
    const changes = [];
    for (let seed = 1; seed <= 5_000; seed++) {
      const found = changesThrough(format, generatedLibrary(seed));
      if (found.length > 0) changes.push(`seed ${seed}: ${found.join('; ')}`);
    }
    expect(changes).toEqual([]);
  },
);
