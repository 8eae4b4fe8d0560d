import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTree } from '@/lib/engine/clustering/build-tree';
import { paperAt, reference } from '@/tests/support/small-reference';
import { referenceTree } from './reference-tree';

const bounds = { smallest: 2, most: 6 };
const papersAt = (...rows: number[]) => rows.map((row, i) => paperAt(row, `p${i}`));

describe('referenceTree', () => {
  it('puts papers under the topics that they are about, with the field above two of them', () => {
    const tree = referenceTree(papersAt(1, 1, 1, 2, 2, 4, 4, 6, 6, 6, 6, 6), reference, bounds);
    const paths = tree?.topics.map(({ name, parent, papers }) => {
      return [tree.topics[parent ?? -1]?.name ?? null, name, ...papers];
    });
    expect(paths).toHaveLength(5);
    expect(paths).toEqual(
      expect.arrayContaining([
        [null, 'Robots'],
        ['Robots', 'Grasping', 'p0', 'p1', 'p2'],
        ['Robots', 'Walking', 'p3', 'p4'],
        [null, 'Chess', 'p5', 'p6'],
        [null, 'Law', 'p7', 'p8', 'p9', 'p10', 'p11'],
      ]),
    );
  });

  it('leaves out papers with too few others on their topic', () => {
    const tree = referenceTree(papersAt(1, 1, 4, 4, 6), reference, bounds);
    expect(tree?.unsorted).toEqual(['p4']);
    expect(tree?.topics.map(({ name }) => name).sort()).toEqual(['Chess', 'Grasping']);
  });

  it('puts papers of one field that have no topic in common under the field', () => {
    const tree = referenceTree(papersAt(1, 2, 4, 4, 6, 6), reference, bounds);
    expect(tree?.topics.map(({ name, papers }) => [name, ...papers])).toEqual([
      ['Chess', 'p2', 'p3'],
      ['Law', 'p4', 'p5'],
      ['Robots', 'p0', 'p1'],
    ]);
    expect(tree?.unsorted).toEqual([]);
  });

  it('lists the best match first', () => {
    const [clear, vague] = [paperAt(1, 'z'), paperAt(1, 'a')];
    vague.vector[2] = 0.9;
    const tree = referenceTree([vague, clear, ...papersAt(4, 4, 6)], reference, bounds);
    expect(tree?.topics.find(({ name }) => name === 'Grasping')?.papers).toEqual(['z', 'a']);
  });

  it('puts a paper under a field if the field matches it better than any single topic', () => {
    const between = paperAt(1, 'between');
    between.vector.set([0.05, 1.03, 0.05, 0.05, 1, 1, 0.05]);
    const tree = referenceTree([between, ...papersAt(1, 1, 4, 4, 5, 5, 6, 6, 6, 6)], reference, bounds);
    expect(tree?.topics.find(({ papers }) => papers.includes(between.id))?.name).toBe('Games');
  });

  it('returns null for papers of one subject, which their own clusters divide', () => {
    expect(referenceTree(papersAt(1, 1, 1, 2, 2, 2, 4), reference, bounds)).toBeNull();
  });

  it('holds every paper once, and lists parents before children', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 40 }), (rows) => {
        const papers = papersAt(...rows);
        const tree = buildTree(papers, 'medium', reference);
        const filed = tree.topics.flatMap((topic) => topic.papers);
        expect([...filed, ...tree.unsorted].sort()).toEqual(papers.map(({ id }) => id).sort());
        tree.topics.forEach(({ parent }, i) => {
          expect(parent ?? -1).toBeLessThan(i);
        });
      }),
    );
  });
});
