import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseRanks } from './fuse-ranks';

const ranking = fc.uniqueArray(fc.integer({ min: 0, max: 30 }));

describe('fuseRanks', () => {
  it('puts entries of both lists first', () => {
    expect(fuseRanks(['a', 'b', 'c'], ['d', 'c'])).toEqual(['c', 'a', 'd', 'b']);
  });

  it('keeps each entry once, and a single list unchanged', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        expect(fuseRanks(one, [])).toEqual(one);
        const fused = fuseRanks(one, other);
        expect(new Set(fused)).toEqual(new Set([...one, ...other]));
        expect(fused).toHaveLength(new Set(fused).size);
      }),
    );
  });

  it('never puts a paper behind one that both lists rank lower', () => {
    fc.assert(
      fc.property(ranking, ranking, (one, other) => {
        const fused = fuseRanks(one, other);
        for (const a of one)
          for (const b of one) {
            const isBefore = [one, other].every(
              (list) => !list.includes(b) || (list.includes(a) && list.indexOf(a) < list.indexOf(b)),
            );
            if (isBefore) expect(fused.indexOf(a)).toBeLessThan(fused.indexOf(b));
          }
      }),
    );
  });
});
