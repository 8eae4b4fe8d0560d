import { describe, expect, it } from 'vitest';
import { PhraseFinder } from './phrase-finder';

const finder = new PhraseFinder();
finder.add('in-context learning', 1);
finder.add('context window', 2);
finder.add('3D generation', 3);
finder.add('learning', 4);
finder.add('  ', 5);

describe('PhraseFinder', () => {
  it.each([
    ['In context learning with long context windows', [1, 2, 4]],
    ['A study of In-Context Learning', [1, 4]],
    ['3-D generation', []],
    ['3D Generation of scenes', [3]],
    ['Context, and a window', []],
    ['', []],
    ['学習', []],
  ])('finds in “%s” the phrases of %j', (text, rows) => {
    expect([...finder.find(text)].sort()).toEqual(rows);
  });
});
