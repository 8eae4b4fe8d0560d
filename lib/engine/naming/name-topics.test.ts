import { describe, expect, it } from 'vitest';
import { paperAt, reference } from '@/tests/support/small-reference';
import { goodNames, nameTopics } from './name-topics';

/** Papers that match all topics of the reference equally. */
const papers = (...titles: string[]) =>
  titles.map((title, i) => ({ ...paperAt(-1, `${title} ${i}`, title), vector: new Float32Array(7).fill(1) }));

const others = papers('Court rulings', 'Poker hands', 'Legged locomotion');

describe('goodNames', () => {
  it('are phrases of a topic if its name is taken, spelled as in the titles', () => {
    const group = papers('A Chess Opening Book', 'Chess-Opening choice', 'Chess opening play');
    expect(goodNames([group, others], { reference })[0]).toBe('Chess');
    expect(goodNames([group, others], { reference, avoid: ['Chess'] })[0]).toBe('Chess Opening');
  });

  it.each([
    [
      'Large Language',
      'Fast Large Language Models',
      'Tiny Large Language Models',
      'Two Large Language Models',
    ],
    ['Multi-Agent', 'Multi-agent play', 'Multi-agent talk', 'Multi-agent luck'],
    ['Safe', 'Safe ways', 'A safe word', 'On safe things'],
    ['Model', 'A model', 'This model', 'One model more'],
    ['Hierarchical', 'Hierarchical sums', 'Hierarchical means', 'Hierarchical maps'],
  ])('are not %s', (_, ...titles) => {
    expect(goodNames([papers(...titles), others], { reference })[0]).toBeNull();
  });

  it('are mined phrases of two words or more that three titles share', () => {
    const group = papers('Tidal Basins in spring', 'On tidal basins', 'Tidal basins of old');
    expect(goodNames([group, others])).toEqual(['Tidal Basins', null]);
  });
});

describe('nameTopics', () => {
  it('names every group by the best name available', () => {
    expect(nameTopics([papers('Safe ways', 'A safe word', 'On safe seas'), others])).toEqual([
      expect.stringMatching(/\w/),
      expect.stringMatching(/\w/),
    ]);
  });

  it('gives no two groups the same name', () => {
    const [a, b] = nameTopics([papers('Tidal basin', 'Tidal basin'), papers('Tidal basins', 'Tidal basins')]);
    expect(a).not.toBe(b);
  });
});
