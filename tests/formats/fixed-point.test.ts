import { expect, it } from 'vitest';
import { changesThrough, formatsBothWays, generatedLibrary } from './fixed-point';

// 5,000 libraries are tried in `fixed-point.long.test.ts`.
it.each(formatsBothWays)('%s gives back libraries with signs in every field', (format) => {
  for (let seed = 1; seed <= 60; seed++)
    expect(changesThrough(format, generatedLibrary(seed)), `seed ${seed}`).toEqual([]);
});
