import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfAndAncestors, selfAndDescendants } from './walk-tree';

const parents = new Map<string, string | null>([
  ['top', null],
  ['middle', 'top'],
  ['low', 'middle'],
  ['other', 'top'],
  ['orphan', 'missing'],
  ['ring', 'ring of two'],
  ['ring of two', 'ring'],
  ['below the ring', 'ring'],
  ['own parent', 'own parent'],
]);
const parentOf = (id: string) => parents.get(id);
const childrenOf = (id: string) => [...parents].flatMap(([child, parent]) => (parent === id ? [child] : []));

describe('selfAndAncestors', () => {
  it.each([
    ['low', ['low', 'middle', 'top']],
    ['top', ['top']],
    [null, []],
    ['missing', []],
    ['orphan', ['orphan']],
    ['ring', ['ring', 'ring of two']],
    ['below the ring', ['below the ring', 'ring', 'ring of two']],
    ['own parent', ['own parent']],
  ])('of %j are %j', (id, walked) => expect([...selfAndAncestors(id, parentOf)]).toEqual(walked));
});

describe('selfAndDescendants', () => {
  it.each([
    ['top', ['top', 'middle', 'low', 'other']],
    ['low', ['low']],
    ['missing', ['missing', 'orphan']],
    ['ring', ['ring', 'ring of two', 'below the ring']],
    ['own parent', ['own parent']],
  ])('of %j are %j', (id, walked) => expect([...selfAndDescendants(id, childrenOf)]).toEqual(walked));
});

it('both agree on which node is below which, in any graph, and terminate', () => {
  const id = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.array(fc.option(id), { minLength: 10, maxLength: 10 }), id, id, (drawn, low, high) => {
      const below = [
        ...selfAndDescendants(high, (node) => [...drawn.keys()].filter((n) => drawn[n] === node)),
      ];
      const above = [...selfAndAncestors(low, (node) => drawn[node])];
      expect(below.includes(low)).toBe(above.includes(high));
      expect([new Set(below).size, new Set(above).size]).toEqual([below.length, above.length]);
    }),
  );
});
