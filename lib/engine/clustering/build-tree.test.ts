import { expect, it } from 'vitest';
import { paperAt, reference } from '@/tests/support/small-reference';
import { buildTree } from './build-tree';

it('divides papers even if no shared phrase can serve as a name', () => {
  const titles = ['Amber', 'Birch', 'Cedar', 'Dune', 'Ember', 'Fjord', 'Grove', 'Heath'];
  const papers = titles.map((title, i) => ({
    ...paperAt(-1, title, title),
    vector: new Float32Array(7).fill(i < 4 ? 1 : -1),
  }));
  const { topics, unsorted } = buildTree(papers, 'medium', reference);
  expect(topics.map(({ papers }) => papers).sort()).toEqual([titles.slice(0, 4), titles.slice(4)]);
  expect(unsorted).toEqual([]);
});
